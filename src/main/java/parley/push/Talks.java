package parley.push;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import parley.account.Presence;

/** What was said in many conversations during a while. */
final class Talks {
    private static final int MOST = 5_000;

    private final Map<Long, Talk> talks = new HashMap<>();

    /** Where so much is said everywhere, some are not woken, until more is said. */
    void add(long conversation, Talk talk) {
        if (talks.size() < MOST || talks.containsKey(conversation)) {
            talks.merge(conversation, talk, Talk::and);
        }
    }

    void addAll(Talks others) {
        others.talks.forEach(this::add);
    }

    Collection<Long> conversations() {
        return Set.copyOf(talks.keySet());
    }

    Collection<String> mentioned() {
        return talks.values().stream().flatMap(talk -> talk.mentioned().stream()).collect(Collectors.toSet());
    }

    boolean mentions(Subscription.Addressed who) {
        var talk = talks.get(who.conversation());
        return talk != null && talk.mentioned().contains(who.username());
    }

    /** Whether they have not got it: neither said so to any node, nor polled this one since. */
    boolean isMissedBy(Subscription.Addressed who, Presence presence) {
        var talk = talks.get(who.conversation());
        return talk != null
                && Math.max(who.receivedNo(), who.readNo()) < talk.no()
                && !presence.polledSince(who.user(), talk.at());
    }
}

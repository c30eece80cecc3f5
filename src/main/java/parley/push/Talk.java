package parley.push;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import parley.http.Moment;
import parley.message.Mentions;
import parley.message.Said;

/**
 * What was said in a conversation of late.
 *
 * @param no the number of the newest message
 * @param at when it could be read
 * @param mentioned whom it addresses, by username
 */
record Talk(long no, Instant at, Set<String> mentioned) {
    static Talk of(Said said) {
        var mentioned = said.messages().stream()
                .flatMap(message -> Mentions.in(message.body()).stream())
                .collect(Collectors.toSet());
        return new Talk(said.messages().getLast().no(), Moment.now(), mentioned);
    }

    Talk and(Talk other) {
        var all = new HashSet<>(mentioned);
        all.addAll(other.mentioned);
        return new Talk(Math.max(no, other.no), at.isAfter(other.at) ? at : other.at, all);
    }
}

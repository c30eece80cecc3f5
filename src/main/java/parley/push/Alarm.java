package parley.push;

import io.micronaut.runtime.event.annotation.EventListener;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.account.Presence;
import parley.account.Sessions;
import parley.message.Said;

/**
 * Finds out who has to be woken. What is said on this node gathers for a while, and then rests for as long, in which
 * whoever is there fetches it. So nobody is woken more than once in a while, however much is said.
 */
@Singleton
class Alarm {
    private static final Logger LOG = LoggerFactory.getLogger(Alarm.class);
    private static final int NAMES_AT_ONCE = 1_000;

    private final Subscriptions subscriptions;
    private final Presence presence;
    private final Courier courier;
    private Talks gathering = new Talks();
    private Talks resting = new Talks();

    Alarm(Subscriptions subscriptions, Presence presence, Courier courier) {
        this.subscriptions = subscriptions;
        this.presence = presence;
        this.courier = courier;
    }

    @EventListener
    void said(Said said) {
        var talk = Talk.of(said);
        synchronized (this) {
            gathering.add(said.conversation(), talk);
        }
    }

    /** Looks for those who are away; for so long, at the least, one has time to fetch a message. */
    @Scheduled(fixedDelay = "${parley.push.every:3s}")
    void tick() {
        var talks = rested();
        try {
            addressed(talks)
                    .filter(who -> talks.isMissedBy(who, presence))
                    .map(Subscription.Addressed::device)
                    .distinct()
                    .forEach(courier::wake);
        } catch (RuntimeException failure) {
            LOG.warn("Nobody is woken at the moment: {}", failure.getMessage());
            lookAgain(talks);
        }
    }

    @Scheduled(initialDelay = "10m", fixedDelay = "1h")
    void sweep() {
        subscriptions.forgetEnded(since());
    }

    private synchronized Talks rested() {
        var rested = resting;
        resting = gathering;
        gathering = new Talks();
        return rested;
    }

    private synchronized void lookAgain(Talks talks) {
        resting.addAll(talks);
    }

    private Stream<Subscription.Addressed> addressed(Talks talks) {
        var conversations = talks.conversations();
        var among = conversations.isEmpty()
                ? List.<Subscription.Addressed>of()
                : subscriptions.among(conversations, since());
        var named = talks.mentioned().stream()
                .gather(Gatherers.windowFixed(NAMES_AT_ONCE))
                .flatMap(names -> subscriptions.named(conversations, names, since()).stream())
                .filter(talks::mentions);
        return Stream.concat(among.stream(), named);
    }

    private static Instant since() {
        return Instant.now().minus(Sessions.LIFETIME);
    }
}

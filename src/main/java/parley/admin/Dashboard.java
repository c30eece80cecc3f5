package parley.admin;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.micronaut.scheduling.annotation.Scheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.account.Presence;
import parley.bell.Waiting;
import parley.database.Embedded;

/** How the server is doing: what lies in memory as of now, what the database says at most once a minute. */
@Singleton
public class Dashboard {
    private static final Logger LOG = LoggerFactory.getLogger(Dashboard.class);
    private static final String ALL = "";

    private final LoadingCache<String, Figures> asked;
    private final Gauges gauges;
    private final Tally tally;
    private final Presence presence;
    private final Waiting waiting;
    private final Embedded embedded;

    Dashboard(Gauges gauges, Tally tally, Presence presence, Waiting waiting, Embedded embedded) {
        this.asked = Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(any -> ask());
        this.gauges = gauges;
        this.tally = tally;
        this.presence = presence;
        this.waiting = waiting;
        this.embedded = embedded;
    }

    public Figures now() {
        var known = asked.get(ALL);
        return new Figures(
                known.users(), presence.count(), known.rooms(), known.messages(), waiting.count(),
                known.databaseBytes(), known.days(), known.largestRooms());
    }

    private Figures ask() {
        List<Figures.Day> days = tally.days().stream().map(day -> new Figures.Day(day.postedOn(), day.messages()))
                .toList();
        var bytes = embedded.is() ? gauges.fileBytes() : gauges.bytes();
        return new Figures(gauges.users(), 0, gauges.rooms(), tally.sum(), 0, bytes, days, gauges.largest());
    }

    /** Writes down how many messages there are by now. */
    @Scheduled(initialDelay = "${parley.tally.delay:20s}", fixedDelay = "5m")
    public void tally() {
        try {
            tally.keep();
        } catch (RuntimeException failure) {
            LOG.warn("Today's messages are tallied later: {}", failure.getMessage());
        }
    }
}

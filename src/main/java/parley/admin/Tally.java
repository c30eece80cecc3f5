package parley.admin;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How many messages each day brought. Nothing is counted: message numbers have no holes, so the sum of all conversations'
 * last numbers is how many there have been, and what is kept is that sum at the end of each day (UTC). Any node may write
 * it, as often as it likes.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
abstract class Tally implements GenericRepository<Tally.Day, LocalDate> {
    private static final int DAYS = 30;

    /** The messages posted until the end of a day, or in one day. */
    @MappedEntity("tally")
    record Day(@Id LocalDate postedOn, long messages) {}

    /** Writes today's sum down; the first time ever, those of the days before too, which takes one look at all messages. */
    @Transactional
    void keep() {
        var sum = sum();
        if (latest().isEmpty() && sum > 0) {
            begin(sum);
        }
        put(today(), sum);
    }

    /** What each of the last thirty days brought, today's so far; the oldest first. */
    List<Day> days() {
        var known = since(today().minusDays(DAYS));
        var before = until(today().minusDays(DAYS + 1)).map(Day::messages).orElse(0L);
        var days = new ArrayList<Day>();
        for (var day = today().minusDays(DAYS - 1); !day.isAfter(today()); day = day.plusDays(1)) {
            var date = day;
            var earlier = sumAt(known, date.minusDays(1), before);
            var sum = day.equals(today()) ? Math.max(sum(), earlier) : sumAt(known, date, before);
            days.add(new Day(date, Math.max(0, sum - earlier)));
        }
        return days;
    }

    private static long sumAt(List<Day> known, LocalDate day, long before) {
        return known.stream().filter(each -> !each.postedOn().isAfter(day)).reduce((one, later) -> later)
                .map(Day::messages).orElse(before);
    }

    private void begin(long sum) {
        var left = sum;
        for (var day : posted(today().minusDays(DAYS).atStartOfDay().toInstant(ZoneOffset.UTC))) {
            put(day.postedOn(), left);
            left -= day.messages();
        }
        put(today().minusDays(DAYS + 1), Math.max(0, left));
    }

    private static LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    @Query("SELECT COALESCE(SUM(last_no), 0) FROM conversation_head")
    abstract long sum();

    @Query("SELECT posted_on, messages FROM tally ORDER BY posted_on DESC LIMIT 1")
    abstract Optional<Day> latest();

    @Query("SELECT posted_on, messages FROM tally WHERE posted_on <= :day ORDER BY posted_on DESC LIMIT 1")
    abstract Optional<Day> until(LocalDate day);

    @Query("SELECT posted_on, messages FROM tally WHERE posted_on >= :day ORDER BY posted_on")
    abstract List<Day> since(LocalDate day);

    @Query("""
            SELECT CAST(created_at AS DATE) AS posted_on, COUNT(*) AS messages
              FROM message
             WHERE created_at >= :from
             GROUP BY CAST(created_at AS DATE)
             ORDER BY CAST(created_at AS DATE) DESC""")
    abstract List<Day> posted(Instant from);

    @Query("""
            INSERT INTO tally (posted_on, messages) VALUES (:day, :messages)
            ON DUPLICATE KEY UPDATE messages = VALUES(messages)""")
    abstract void put(LocalDate day, long messages);
}

package parley.message;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How people reacted to a message with one emoji.
 *
 * @param emoji the emoji
 * @param count how many did
 * @param users who did, by username, those who did first; at most 50 of them
 */
@Serdeable
@Introspected
public record Reaction(String emoji, int count, List<String> users) {
    /** So many of those who reacted are named. */
    static final int MOST_NAMED = 50;

    /** One person's reaction to one message, and how many reacted so. */
    @Introspected
    record Row(long messageNo, String emoji, String username, int total) {}

    /** The reactions to each message, by its number, from rows in the order in which they were given. */
    static Map<Long, List<Reaction>> byMessage(List<Row> rows) {
        return rows.stream().collect(groupingBy(Row::messageNo, collectingAndThen(toList(), Reaction::ofOne)));
    }

    private static List<Reaction> ofOne(List<Row> rows) {
        var byEmoji = rows.stream().collect(groupingBy(Row::emoji, LinkedHashMap::new, toList()));
        return byEmoji.values().stream()
                .map(same -> new Reaction(same.getFirst().emoji(), same.getFirst().total(),
                        same.stream().map(Row::username).toList()))
                .toList();
    }
}

package parley.http;

import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param items the entries, at most {@code limit} of them
 * @param next the cursor of the page that follows; null on the last page
 */
@Serdeable
public record Listed<T>(List<T> items, @Nullable String next) implements Paged {
    /** The same page of something else. */
    public <R> Listed<R> map(Function<T, R> as) {
        return new Listed<>(items.stream().map(as).toList(), next);
    }

    /** The page made of {@code limit + 1} rows: the extra one only tells that more follows. */
    public static <T> Listed<T> of(List<T> rows, int limit, String list, Function<T, Object> key) {
        if (rows.size() <= limit) {
            return new Listed<>(rows, null);
        }
        var items = rows.subList(0, limit);
        return new Listed<>(items, Cursor.of(list, key.apply(items.getLast())));
    }
}

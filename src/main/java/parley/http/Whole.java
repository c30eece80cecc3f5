package parley.http;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes a whole number for what it is, or a form's field of digits: the framework reads true as 1, and [3] as 3. */
@Singleton
final class Whole extends Strict<Long> {
    Whole() {
        super("a whole number");
    }

    @Override
    @Nullable
    Long read(@Nullable Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case Long number -> number;
            case String digits when digits.matches("-?[0-9]{1,18}") -> Long.valueOf(digits);
            case null, default -> null;
        };
    }
}

package parley.http;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes a text for what it is, or a form's field of it: the framework reads 7 and true as texts too. */
@Singleton
final class Worded extends Strict<String> {
    Worded() {
        super("a text");
    }

    @Override
    @Nullable
    String read(@Nullable Object value) {
        return value instanceof String text ? text : null;
    }
}

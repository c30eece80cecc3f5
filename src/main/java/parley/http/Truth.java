package parley.http;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Takes true and false for what they are, and nothing else: the framework reads any other text as false. */
@Singleton
final class Truth extends Strict<Boolean> {
    Truth() {
        super("true or false");
    }

    @Override
    @Nullable
    Boolean read(@Nullable Object value) {
        return value instanceof Boolean truth ? truth : null;
    }
}

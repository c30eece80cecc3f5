package parley.http;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a whole number for what it is, or a form's field of digits: the framework reads true as 1, and [3] as 3. */
@Singleton
final class Whole implements Deserializer<Long> {
    @Override
    public @Nullable Long deserialize(Decoder decoder, DecoderContext context, Argument<? super Long> type)
            throws IOException {
        var value = decoder.decodeArbitrary();
        return switch (value) {
            case Integer number -> number.longValue();
            case Long number -> number;
            case String digits when isNumber(digits) -> Long.valueOf(digits);
            case List<?> field when field.size() == 1 && field.getFirst() instanceof String digits
                    && isNumber(digits) ->
                Long.valueOf(digits);
            case null, default -> throw decoder.createDeserializationException("must be a whole number", value);
        };
    }

    @Override
    public @Nullable Long deserializeNullable(Decoder decoder, DecoderContext context, Argument<? super Long> type)
            throws IOException {
        return decoder.decodeNull() ? null : deserialize(decoder, context, type);
    }

    private static boolean isNumber(String text) {
        return text.matches("-?[0-9]{1,18}");
    }
}

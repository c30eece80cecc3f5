package parley.http;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes true and false for what they are, and nothing else: the framework reads any other text as false. */
@Singleton
final class Truth implements Deserializer<Boolean> {
    @Override
    public @Nullable Boolean deserialize(Decoder decoder, DecoderContext context, Argument<? super Boolean> type)
            throws IOException {
        var value = decoder.decodeArbitrary();
        if (value instanceof Boolean truth) {
            return truth;
        }
        throw decoder.createDeserializationException("must be true or false", value);
    }

    @Override
    public @Nullable Boolean deserializeNullable(
            Decoder decoder, DecoderContext context, Argument<? super Boolean> type) throws IOException {
        return decoder.decodeNull() ? null : deserialize(decoder, context, type);
    }
}

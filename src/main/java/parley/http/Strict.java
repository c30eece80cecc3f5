package parley.http;

import io.micronaut.core.type.Argument;
import io.micronaut.serde.Decoder;
import io.micronaut.serde.Deserializer;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes JSON for what it is, where the framework would bend it, or a form's field, which is a list of one text. */
abstract class Strict<T> implements Deserializer<T> {
    private final String must;

    /** @param must what it must be, as it is told to whoever sent something else */
    Strict(String must) {
        this.must = must;
    }

    /** What was meant, or null if it cannot be; of a form's field it is the text. */
    abstract @Nullable T read(@Nullable Object value);

    @Override
    public T deserialize(Decoder decoder, DecoderContext context, Argument<? super T> type) throws IOException {
        var value = decoder.decodeArbitrary();
        var read = read(value instanceof List<?> field && isField(field) ? field.getFirst() : value);
        if (read == null) {
            throw decoder.createDeserializationException("must be " + must, value);
        }
        return read;
    }

    @Override
    public @Nullable T deserializeNullable(Decoder decoder, DecoderContext context, Argument<? super T> type)
            throws IOException {
        return decoder.decodeNull() ? null : deserialize(decoder, context, type);
    }

    private static boolean isField(List<?> list) {
        return list.size() == 1 && list.getFirst() instanceof String;
    }
}

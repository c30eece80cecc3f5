package parley.http;

import org.jspecify.annotations.Nullable;

/** An answer that may go on: its {@code next} also becomes the Link header. */
public interface Paged {
    @Nullable
    String next();
}

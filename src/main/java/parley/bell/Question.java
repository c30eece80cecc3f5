package parley.bell;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What a poll asks, once or again and again until there is an answer. */
public interface Question<T> {
    /**
     * Where news would come from if there is certainly nothing to tell now, else null. Answered from memory alone: it
     * neither reads nor waits.
     */
    @Nullable
    Source idle();

    /** Where news comes from; it may read. Throws the problem if access is lost. */
    Source source();

    /** What there is to tell, or null; it may read. Throws the problem if access is lost. */
    @Nullable
    T ask();

    /** After how long to ask again even if nothing moves, as what there is would be told too early now; zero for never. */
    default Duration again() {
        return Duration.ZERO;
    }

    /** The answer when there was nothing to tell, or the problem where there always is something. */
    T nothing();
}

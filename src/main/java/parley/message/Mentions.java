package parley.message;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.account.Name;

/** Whom a text addresses by {@code @username}. */
public final class Mentions {
    private static final int MOST = 50;
    private static final Pattern NAME = Pattern
            .compile("(?<![\\p{L}\\p{M}\\p{N}._-])@([\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]{0,63})");
    private static final Pattern STOP = Pattern.compile("[._-]+$");

    private Mentions() {}

    public static Set<String> in(@Nullable String text) {
        if (text == null || text.indexOf('@') < 0) {
            return Set.of();
        }
        return NAME.matcher(text).results()
                .limit(MOST)
                .map(found -> found.group(1))
                .flatMap(Mentions::read)
                .map(name -> Name.of(name).key())
                .collect(Collectors.toSet());
    }

    /** A name may end in a full stop, and so may a sentence: then all are meant that it may be. */
    private static Stream<String> read(String written) {
        var least = STOP.matcher(written).replaceFirst("").length();
        return IntStream.rangeClosed(least, written.length()).mapToObj(length -> written.substring(0, length));
    }
}

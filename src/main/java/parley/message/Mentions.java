package parley.message;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    /** A name may end in a full stop, and so may a sentence: then both are meant. */
    public static Set<String> in(@Nullable String text) {
        if (text == null || text.indexOf('@') < 0) {
            return Set.of();
        }
        return NAME.matcher(text).results()
                .limit(MOST)
                .map(found -> found.group(1))
                .flatMap(name -> Stream.of(name, STOP.matcher(name).replaceFirst("")))
                .map(name -> Name.of(name).key())
                .collect(Collectors.toSet());
    }
}

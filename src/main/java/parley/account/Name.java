package parley.account;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import com.ibm.icu.text.SpoofChecker.RestrictionLevel;
import java.util.Set;
import java.util.regex.Pattern;
import parley.http.Problem;

/**
 * A name that people type and must not mistake for another.
 *
 * @param shown as it was typed, composed (NFKC) and with single spaces
 * @param key what it is compared by: compatibility forms and case folded, invisible characters gone
 */
public record Name(String shown, String key) {
    private static final int SHORTEST_USERNAME = 2;
    private static final int LONGEST_USERNAME = 32;
    private static final int LONGEST_ROOM = 64;
    private static final Pattern USERNAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N}._-]*");
    private static final Pattern ROOM = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]*");
    private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");
    private static final Pattern SPACES = Pattern.compile("[\\s\\p{Z}]+");
    private static final Set<String> RESERVED = Set.of(
            "admin", "administrator", "all", "channel", "deleted", "everyone", "here", "me", "moderator", "new",
            "parley", "root", "support", "system");
    private static final String RULE_USERNAME = "must have 2 to 32 letters, digits, dots, dashes or underscores, and begin with a letter or digit";
    private static final String RULE_ROOM = "must have 1 to 64 letters, digits, spaces, dots, dashes or underscores, and begin with a letter or digit";
    private static final String RULE_LOOKS = "looks like another name: do not mix alphabets";

    /** Holds ICU's tables, which take a while to load and are not needed for plain ASCII. */
    private static final class Spoofs {
        static final SpoofChecker CHECKER = new SpoofChecker.Builder()
                .setChecks(SpoofChecker.RESTRICTION_LEVEL | SpoofChecker.INVISIBLE | SpoofChecker.HIDDEN_OVERLAY)
                .setRestrictionLevel(RestrictionLevel.HIGHLY_RESTRICTIVE)
                .build();
    }

    /** A new user's name, or {@link Problem.Invalid}. */
    public static Name username(String text) {
        var name = of(text);
        check("username", name, USERNAME, SHORTEST_USERNAME, LONGEST_USERNAME, RULE_USERNAME);
        if (RESERVED.contains(name.key)) {
            throw new Problem.Invalid("username", "is reserved");
        }
        return new Name(name.key, name.key);
    }

    /** A new room's name, or {@link Problem.Invalid}. */
    public static Name room(String text) {
        var name = of(text);
        check("name", name, ROOM, 1, LONGEST_ROOM, RULE_ROOM);
        return name;
    }

    /** Any name, only to look it up by its key. */
    public static Name of(String text) {
        var shown = tidy(Normalizer2.getNFKCInstance().normalize(text));
        return new Name(shown, tidy(Normalizer2.getNFKCCasefoldInstance().normalize(shown)));
    }

    private static String tidy(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    private static void check(String field, Name name, Pattern form, int min, int max, String rule) {
        var shortest = Math.min(characters(name.shown), characters(name.key));
        var longest = Math.max(characters(name.shown), characters(name.key));
        var invisible = name.shown.codePoints()
                .anyMatch(c -> UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT));
        if (shortest < min || longest > max || invisible || !form.matcher(name.shown).matches()) {
            throw new Problem.Invalid(field, rule);
        }
        if (!ASCII.matcher(name.key).matches() && looksLikeAnother(name.key)) {
            throw new Problem.Invalid(field, RULE_LOOKS);
        }
    }

    private static int characters(String text) {
        return text.codePointCount(0, text.length());
    }

    private static boolean looksLikeAnother(String key) {
        return Spoofs.CHECKER.failsChecks(key)
                || ASCII.matcher(Spoofs.CHECKER.getSkeleton(key)).matches();
    }
}

package parley.message;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;
import parley.http.Problem;

/**
 * One emoji, as all systems draw it: of the set that Unicode recommends for general interchange, with the sign that asks
 * for the coloured form where that belongs to it.
 */
record Emoji(String text) {
    private static final String COLOURED = "\uFE0F";

    /** Reads an emoji, in whichever form it was typed; {@link Problem.Invalid} if it is anything else. */
    static Emoji of(String text) {
        for (var form : new String[]{text, text + COLOURED}) {
            if (UCharacter.hasBinaryProperty(form, UProperty.RGI_EMOJI)) {
                return new Emoji(form);
            }
        }
        throw new Problem.Invalid("emoji", "must be a single emoji");
    }
}

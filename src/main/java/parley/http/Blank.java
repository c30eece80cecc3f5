package parley.http;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;

/** What shows nothing: spaces of all kinds, controls, and what Unicode has that no font draws. */
public final class Blank {
    private static final int BRAILLE_BLANK = 0x2800;

    private Blank() {}

    public static boolean is(String text) {
        return text.codePoints().allMatch(Blank::isNothing);
    }

    private static boolean isNothing(int c) {
        return c == BRAILLE_BLANK
                || UCharacter.isUWhiteSpace(c)
                || UCharacter.getType(c) == UCharacterCategory.CONTROL
                || UCharacter.hasBinaryProperty(c, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }
}

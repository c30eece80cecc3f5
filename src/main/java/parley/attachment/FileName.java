package parley.attachment;

import java.text.Normalizer;
import java.util.stream.Collectors;

/** What a sender calls a file: a text to show, never a path. */
public record FileName(String text) {
    private static final int LONGEST = 255;
    private static final String NONE = "file";

    /** The last part of what looks like a path, without what cannot be seen or turns the writing around. */
    public static FileName of(String said) {
        var last = said.substring(Math.max(said.lastIndexOf('/'), said.lastIndexOf('\\')) + 1);
        var text = Normalizer.normalize(last, Normalizer.Form.NFC).codePoints()
                .filter(FileName::isSeen)
                .limit(LONGEST)
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .strip();
        return new FileName(text.isEmpty() || text.chars().allMatch(c -> c == '.') ? NONE : text);
    }

    private static boolean isSeen(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR ->
                false;
            default -> true;
        };
    }
}

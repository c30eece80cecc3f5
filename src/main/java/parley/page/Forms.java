package parley.page;

import io.micronaut.validation.validator.Validator;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import parley.http.Problem;

/** What a form says beside its fields when something is wrong with them. */
final class Forms {
    private Forms() {}

    /** Holds a form's content against the rules that the API has for it. */
    static void check(Validator validator, Object content) {
        var violations = validator.validate(content);
        if (!violations.isEmpty()) {
            throw new Problem.Invalid(violations.stream()
                    .map(each -> new Problem.Violation(each.getPropertyPath().toString(), each.getMessage()))
                    .toList());
        }
    }

    /** What was typed; browsers send line ends as CR LF, people mean a line end. */
    static String text(@Nullable String field) {
        return field == null ? "" : field.replace("\r\n", "\n");
    }

    /** A field that was left empty is sent all the same. */
    static @Nullable String given(@Nullable String field) {
        return field == null || field.isBlank() ? null : field.strip();
    }

    /** As {@link #given}, where a number is asked for; what is none is as good as nothing. */
    static @Nullable Long number(@Nullable String field) {
        var given = given(field);
        return given == null || !given.matches("[0-9]{1,18}") ? null : Long.valueOf(given);
    }

    /** What was chosen; null where that is what the page has shown, so that what others change meanwhile stays. */
    static <T> @Nullable T chosen(@Nullable T now, @Nullable T shown) {
        return Objects.equals(now, shown) ? null : now;
    }

    /** As {@link #chosen}, for a text of several lines. */
    static @Nullable String written(@Nullable String now, @Nullable String shown) {
        return chosen(text(now), shown == null ? null : text(shown));
    }

    /** Refuses a change of what somebody else has changed since the page was shown. */
    static void mustBeAsShown(String field, @Nullable Object change, @Nullable String shown, Object now) {
        if (change != null && shown != null && !text(shown).equals(now) && !change.equals(now)) {
            throw new Problem.Invalid(field, "was changed meanwhile; look at it again");
        }
    }

    /** The name that somebody is called by: people also type the sign that it is shown with. */
    static String username(@Nullable String field) {
        var typed = field == null ? "" : field.strip();
        return typed.startsWith("@") ? typed.substring(1) : typed;
    }

    /** As {@link #username}, where it may be left out. */
    static @Nullable String whose(@Nullable String field) {
        var given = given(field);
        return given == null ? null : username(given);
    }

    /** The name of a room, with or without the sign that rooms are shown with. */
    static String room(String typed) {
        return typed.strip().replaceFirst("^#", "");
    }

    /** The message of each field at fault; what belongs to none goes to the form, and a clash to {@code unique}. */
    static Map<String, String> errors(Problem refusal, String unique) {
        var errors = new HashMap<String, String>();
        switch (refusal) {
            case Problem.Invalid invalid ->
                invalid.violations().forEach(each -> errors.put(each.field(), error(each)));
            case Problem.Conflict taken -> errors.put(unique, error(taken));
            default -> errors.put("form", error(refusal));
        }
        return errors;
    }

    /** What is wrong with the one thing that was asked for, in the reader's language. */
    static String reason(Problem refusal) {
        return refusal.violations().stream().findFirst().map(Forms::error).orElseGet(() -> error(refusal));
    }

    /** What went wrong, in the reader's language. */
    static String error(Problem refusal) {
        return Speech.here().texts().problem(String.valueOf(refusal.getMessage()));
    }

    private static String error(Problem.Violation violation) {
        var texts = Speech.here().texts();
        return texts.say("problem.field", Map.of("message", texts.problem(violation.message())));
    }
}

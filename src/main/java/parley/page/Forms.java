package parley.page;

import io.micronaut.validation.validator.Validator;
import java.util.HashMap;
import java.util.Map;
import parley.http.Problem;

/** What a form says beside its fields when something is wrong with them. */
final class Forms {
    private Forms() {}

    /** Holds a form's content against the rules that the API has for it. */
    static void check(Validator validator, Object content) {
        var violations = validator.validate(content);
        if (!violations.isEmpty()) {
            var first = violations.iterator().next();
            throw new Problem.Invalid(first.getPropertyPath().toString(), first.getMessage());
        }
    }

    /** The message of each field at fault; what belongs to none goes to the form, and a clash to {@code unique}. */
    static Map<String, String> errors(Problem refusal, String unique) {
        var errors = new HashMap<String, String>();
        switch (refusal) {
            case Problem.Invalid invalid ->
                invalid.violations().forEach(each -> errors.put(each.field(), "It " + each.message() + "."));
            case Problem.Conflict taken -> errors.put(unique, taken.getMessage());
            default -> errors.put("form", refusal.getMessage());
        }
        return errors;
    }
}

package parley.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** So many Unicode characters (code points), not all of them blank, each one storable. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Characters {
    int min() default 1;

    int max();

    String message() default "must have {min} to {max} characters and not be blank";

    /** Checks it. */
    @Factory
    class Check {
        @Singleton
        ConstraintValidator<Characters, String> characters() {
            return (text, rule, context) -> {
                if (text == null) {
                    return true;
                }
                var length = text.codePointCount(0, text.length());
                var min = rule.intValue("min").orElse(1);
                return length >= min
                        && length <= rule.intValue("max").orElseThrow()
                        && (min == 0 || !Blank.is(text))
                        && text.codePoints()
                                .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            };
        }
    }
}

package parley.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import io.micronaut.validation.validator.constraints.ConstraintValidatorContext;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Up to {@code max} Unicode characters (code points), each one storable; none or blank ones will do, unlike with {@link Characters}. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Text {
    int max();

    String message() default "must have at most {max} characters";

    /** Checks it. */
    @Factory
    class Check {
        @Singleton
        ConstraintValidator<Text, String> text() {
            return (text, rule, context) -> text == null
                    || isStorable(text, context) && fits(text, rule.intValue("max").orElseThrow());
        }

        static boolean fits(String text, int most) {
            return text.codePointCount(0, text.length()) <= most;
        }

        /** Half a pair of surrogates is nothing that a database takes. */
        static boolean isStorable(String text, ConstraintValidatorContext context) {
            var storable = text.codePoints()
                    .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
            if (!storable) {
                context.messageTemplate("must be valid Unicode");
            }
            return storable;
        }
    }
}

package parley.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** No ends of lines or other control characters, and nothing that turns around what stands behind it. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface OneLine {
    String message() default "must be one line, without control characters";

    /** Checks it. */
    @Factory
    class Check {
        @Singleton
        ConstraintValidator<OneLine, String> oneLine() {
            return (text, rule, context) -> text == null || text.codePoints().noneMatch(Check::isControl);
        }

        private static boolean isControl(int c) {
            return Character.isISOControl(c)
                    || c == 0x2028 || c == 0x2029
                    || c >= 0x202A && c <= 0x202E
                    || c >= 0x2066 && c <= 0x2069;
        }
    }
}

package parley.http;

import io.micronaut.context.annotation.Factory;
import io.micronaut.validation.validator.constraints.ConstraintValidator;
import jakarta.inject.Singleton;
import jakarta.validation.Constraint;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** One Unicode character (code point) or more, up to {@code max}, not all of them blank, each one storable. */
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = {})
public @interface Characters {
    int max();

    String message() default "must have 1 to {max} characters and not be blank";

    /** Checks it. */
    @Factory
    class Check {
        @Singleton
        ConstraintValidator<Characters, String> characters() {
            return (text, rule, context) -> text == null
                    || Text.Check.isStorable(text, context) && !Blank.is(text)
                            && Text.Check.fits(text, rule.intValue("max").orElseThrow());
        }
    }
}

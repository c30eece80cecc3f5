package parley.http;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says in the contract that an operation may be open to those who are not signed in. */
@Retention(RetentionPolicy.RUNTIME)
@SecurityRequirement(name = "bearer")
@SecurityRequirement(name = "cookie")
@SecurityRequirement(name = AlsoForGuests.NOTHING)
public @interface AlsoForGuests {
    /** A requirement of this name becomes the empty one. */
    String NOTHING = "none";
}

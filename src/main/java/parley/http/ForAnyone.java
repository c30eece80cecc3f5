package parley.http;

import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;

/** Says in the contract that an operation takes neither token nor cookie. */
@Retention(RetentionPolicy.RUNTIME)
@SecurityRequirement(name = AlsoForGuests.NOTHING)
public @interface ForAnyone {}

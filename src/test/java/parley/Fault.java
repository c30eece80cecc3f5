package parley;

import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;

/** An operation that always fails, in a way that nobody should be told of. */
@Hidden
@Controller("/for/fault")
@Produces(MediaType.ALL)
@Secured(SecurityRule.IS_ANONYMOUS)
class Fault {
    static final String CAUSE = "jdbc:mysql://db/parley refused root";

    @Get
    String fail() {
        throw new IllegalStateException(CAUSE);
    }
}

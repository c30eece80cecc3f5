package parley.bench;

import io.micronaut.core.annotation.NonBlocking;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;

/** The least that an answer of this server can cost; only a server that the bench starts has it. */
@Controller("/bench")
@Secured(SecurityRule.IS_ANONYMOUS)
@Produces(MediaType.TEXT_PLAIN)
final class PlainController {
    @Get("/plain")
    @NonBlocking
    String plain() {
        return "plain";
    }

    /** The same on a virtual thread, as everything that may ask the database. */
    @Get("/plain-on-a-thread")
    String plainOnAThread() {
        return "plain";
    }
}

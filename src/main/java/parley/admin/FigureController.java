package parley.admin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import parley.http.Refusals;

/** The server's figures, for administrators. */
@Controller("/api/v1/admin/figures")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class FigureController {
    private final Dashboard dashboard;

    FigureController(Dashboard dashboard) {
        this.dashboard = dashboard;
    }

    /**
     * How the server is doing.
     *
     * @return its figures
     */
    @Get
    Figures showFigures() {
        return dashboard.now();
    }
}

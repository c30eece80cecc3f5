package parley.admin;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.SessionDetails;
import parley.account.Sessions;
import parley.http.Listed;
import parley.http.Refusals;

/** What administrators do with sessions. */
@Controller("/api/v1/admin/sessions")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class SessionAdminController {
    private final Sessions sessions;

    SessionAdminController(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * Where anyone is signed in, the latest sign-in first.
     *
     * @param user only sessions of this user
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of sessions
     */
    @Get("{?user,cursor,limit}")
    Listed<SessionDetails> listAllSessions(
            @Nullable @QueryValue @Size(max = 200) String user,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return sessions.page(user, cursor, limit);
    }

    /**
     * End anyone's session.
     *
     * @param id the session's number
     */
    @Delete("/{id}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Ended")
    void endAnySession(long id, Me me) {
        sessions.endAs(me, id);
    }
}

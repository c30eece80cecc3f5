package parley.sync;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Bounds;
import parley.http.Hangup;
import parley.http.Refusals;

/** Everything at once. */
@Controller("/api/v1/sync")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "sync")
class SyncController {
    private final Sync sync;

    SyncController(Sync sync) {
        this.sync = sync;
    }

    /**
     * Everything since: all that changed in one's conversations, with presence and typing, waiting for up to
     * {@code wait} seconds while there is nothing. Without {@code since}, the snapshot to start from. When too many
     * polls wait already, the answer comes at once and {@code Retry-After} says when to come back. Refused with 410
     * {@code start-over} when {@code since} is from another life of the database, and 401 {@code session-ended} when
     * the session ends while the poll waits.
     *
     * @param since the {@code cursor} of the answer before; left out or empty for a snapshot
     * @param wait how many seconds to wait for news if there is none, 0 to 50
     * @param limit how many messages to tell of each conversation, 1 to 100; a larger gap comes as a reset
     * @return the news
     */
    @Get("{?since,wait,limit}")
    @ApiResponse(responseCode = "200", description = "The news", headers = {
        @Header(name = "ETag", description = "With since: hand it back as If-None-Match, and no news is a 304", schema = @Schema(implementation = String.class)),
        @Header(name = "Retry-After", description = "Too many wait already, so that this one was answered at once: ask again after so many seconds", schema = @Schema(implementation = Integer.class))}, content = @Content(schema = @Schema(implementation = News.class)))
    @ApiResponse(responseCode = "304", description = "With If-None-Match: no news", headers = @Header(name = "Retry-After", description = "Too many wait already: ask again after so many seconds", schema = @Schema(implementation = Integer.class)))
    @Parameter(in = ParameterIn.HEADER, name = "If-None-Match", description = "The ETag of the answer before: when there is nothing new, the answer is 304 without a body", schema = @Schema(types = "string"))
    CompletionStage<HttpResponse<byte[]>> sync(
            @Nullable @QueryValue String since,
            @QueryValue(defaultValue = "0") @Schema(minimum = "0", maximum = "50") int wait,
            @QueryValue(defaultValue = "50") @Schema(minimum = "1", maximum = "100") int limit,
            Me me,
            HttpRequest<?> request) {
        Bounds.check("wait", wait, 0, 50);
        Bounds.check("limit", limit, 1, 100);
        Bounds.checkAddress(request, wait, since);
        return sync.news(me, since == null ? "" : since, Duration.ofSeconds(wait), limit, Hangup.of(request))
                .thenApply(answer -> answer.value().response(request, answer.crowded()));
    }
}

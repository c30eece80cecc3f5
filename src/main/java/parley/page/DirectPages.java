package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Directs;
import parley.http.SafePath;

/** Directs for browsers. */
@Hidden
@Controller("/directs")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class DirectPages {
    private final ConversationPage page;
    private final Directs directs;

    DirectPages(ConversationPage page, Directs directs) {
        this.page = page;
        this.directs = directs;
    }

    /** With whom. */
    @Serdeable
    record Peer(@NotNull String username) {}

    /** A direct that was never opened leads to the person's profile, where it can be. */
    @Get("/{username}{?before}")
    HttpResponse<String> show(String username, @Nullable @QueryValue @Min(1) Long before, Me me) {
        return directs.with(username, me)
                .map(direct -> page.draw(direct, before, me))
                .orElseGet(() -> Pages.seeOther(SafePath.within("/people", username).toString()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> open(@Body @Valid Peer peer, Me me) {
        return Pages.seeOther(Entry.href(directs.put(peer.username(), me).conversation()));
    }
}

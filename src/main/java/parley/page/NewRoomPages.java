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
import io.micronaut.validation.validator.Validator;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Rooms;
import parley.conversation.Visibility;
import parley.http.Problem;

/** A new room with a topic, or by invitation only from its first moment: more than its name has to be said for that. */
@Hidden
@Controller("/new-room")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class BeginningPages {
    private final Pages pages;
    private final Rooms rooms;
    private final Validator validator;

    BeginningPages(Pages pages, Rooms rooms, Validator validator) {
        this.pages = pages;
        this.rooms = rooms;
        this.validator = validator;
    }

    /** What was filled in. A box that is not ticked is not sent. */
    @Serdeable
    record Beginning(@Nullable String name, @Nullable String topic, @Nullable String isPrivate) {
        String called() {
            return Forms.room(Forms.text(name));
        }

        Rooms.Draft draft() {
            return new Rooms.Draft(isPrivate == null ? Visibility.PUBLIC : Visibility.PRIVATE, Forms.text(topic));
        }
    }

    @Get("{?name}")
    HttpResponse<String> show(@QueryValue(defaultValue = "") @Size(max = 200) String name, Me me) {
        return pages.ok("new-room", me, content(new Beginning(name, null, null)));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> begin(@Body Beginning beginning, Me me) {
        try {
            Forms.check(validator, beginning.draft());
            return Pages.seeOther(Entry.href(rooms.begin(beginning.called(), me, beginning.draft())));
        } catch (Problem refusal) {
            var content = content(beginning);
            content.put("errors", Forms.errors(refusal, "name"));
            return pages.refused(refusal.status(), "new-room", me, content);
        }
    }

    private static Map<String, Object> content(Beginning beginning) {
        var draft = beginning.draft();
        var content = new HashMap<String, Object>();
        content.put("values", About.values(
                beginning.called(), String.valueOf(draft.topic()), draft.visibility() == Visibility.PRIVATE));
        content.put("errors", Map.of());
        return content;
    }
}

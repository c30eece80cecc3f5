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
import parley.conversation.Conversation;
import parley.conversation.Label;
import parley.conversation.MemberRole;
import parley.conversation.Rooms;
import parley.http.Problem;

/** A new room with a topic, or by invitation only from its first moment: more than its name has to be said for that. */
@Hidden
@Controller("/new-room")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class NewRoomPages {
    private final Pages pages;
    private final Rooms rooms;
    private final Validator validator;

    NewRoomPages(Pages pages, Rooms rooms, Validator validator) {
        this.pages = pages;
        this.rooms = rooms;
        this.validator = validator;
    }

    /** What was filled in. */
    @Serdeable
    record NewRoom(@Nullable String name, @Nullable String topic, @Nullable String isPrivate) {
        String called() {
            return Forms.room(Forms.text(name));
        }

        Rooms.Draft draft() {
            return new Rooms.Draft(About.visibility(isPrivate), Forms.text(topic));
        }
    }

    @Get("{?name,isPrivate}")
    HttpResponse<String> show(
            @QueryValue(defaultValue = "") @Size(max = 200) String name,
            @Nullable @QueryValue String isPrivate,
            Me me) {
        return pages.ok("new-room", me, content(new NewRoom(name, null, isPrivate)));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> begin(@Body NewRoom form, Me me) {
        try {
            Forms.check(validator, form.draft());
            return Pages.seeOther(Entry.href(rooms.begin(form.called(), me, form.draft())));
        } catch (Problem.Conflict taken) {
            return rooms.seen(form.called(), me)
                    .filter(room -> isOf(room, form))
                    .<HttpResponse<String>>map(room -> Pages.seeOther(Entry.href(room)))
                    .orElseGet(() -> askAgain(form, taken, me));
        } catch (Problem refusal) {
            return askAgain(form, refusal, me);
        }
    }

    /** Whether it is the room of this very form, which was sent before: a button is easily pressed twice. */
    private static boolean isOf(Conversation room, NewRoom form) {
        return room.role() == MemberRole.OWNER
                && room.visibility() == About.visibility(form.isPrivate())
                && room.topic().equals(Forms.text(form.topic()).strip());
    }

    private HttpResponse<String> askAgain(NewRoom form, Problem refusal, Me me) {
        var content = content(form);
        content.put("errors", Forms.errors(refusal, "name"));
        return pages.refused(refusal.status(), "new-room", me, content);
    }

    private static Map<String, Object> content(NewRoom form) {
        var content = new HashMap<String, Object>();
        content.put("values",
                About.values(new Label(form.called(), Forms.text(form.topic()), About.visibility(form.isPrivate()))));
        content.put("errors", Map.of());
        return content;
    }
}

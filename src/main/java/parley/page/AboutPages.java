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
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversation;
import parley.conversation.Label;
import parley.conversation.MemberRole;
import parley.conversation.RoomCare;
import parley.conversation.Rooms;
import parley.conversation.Visibility;
import parley.http.Problem;

/** A room's label by plain forms: to look at, to change, and to take down with the room. */
@Hidden
@Controller("/rooms/{name}/about")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class AboutPages {
    private final Pages pages;
    private final About about;
    private final Rooms rooms;
    private final RoomCare care;
    private final Validator validator;

    AboutPages(Pages pages, About about, Rooms rooms, RoomCare care, Validator validator) {
        this.pages = pages;
        this.about = about;
        this.rooms = rooms;
        this.care = care;
        this.validator = validator;
    }

    /** The label's form, and what it has shown; moderators are offered the topic alone. */
    @Serdeable
    record LabelForm(
            @Nullable String name,
            @Nullable String topic,
            @Nullable String isPrivate,
            @Nullable String shownName,
            @Nullable String shownTopic,
            @Nullable String shownPrivate) {
        Label.Change change() {
            var shown = shownPrivate == null
                    ? null
                    : Boolean.parseBoolean(shownPrivate) ? Visibility.PRIVATE : Visibility.PUBLIC;
            return new Label.Change(
                    Forms.chosen(name, shownName),
                    Forms.written(topic, shownTopic),
                    name == null ? null : Forms.chosen(About.visibility(isPrivate), shown));
        }
    }

    /** Who is not in finds the room itself, where they can join. */
    @Get("{?cursor}")
    HttpResponse<String> show(String name, @Nullable @QueryValue String cursor, Me me) {
        var room = rooms.named(name, me);
        return room.role() == null ? Pages.seeOther(Entry.href(room)) : about.draw(room, cursor, me);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> change(String name, @Body LabelForm form, Me me) {
        try {
            Forms.check(validator, form.change());
            return Pages.seeOther(About.href(care.change(name, form.change(), me)));
        } catch (Problem.Invalid | Problem.Conflict refusal) {
            var room = rooms.named(name, me);
            return about.drawAgain(room, refusal.status(),
                    Map.of("values", About.values(form.change().over(About.label(room)))),
                    Forms.errors(refusal, "name"), me);
        }
    }

    @Get("/delete")
    HttpResponse<String> askWhetherToDelete(String name, Me me) {
        var room = owned(name, me);
        return pages.ok("delete-room", me, Map.of("name", Entry.title(room), "about", About.href(room)));
    }

    @Post("/delete")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> delete(String name, Me me) {
        care.delete(name, me);
        return Pages.seeOther("/");
    }

    private Conversation owned(String name, Me me) {
        var room = rooms.named(name, me);
        MemberRole.must(room.role() == MemberRole.OWNER);
        return room;
    }
}

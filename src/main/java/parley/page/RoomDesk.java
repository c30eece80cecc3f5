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
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.AllMemberships;
import parley.conversation.AllRooms;
import parley.conversation.Label;
import parley.conversation.RoomAdministration;
import parley.conversation.RoomDetails;
import parley.conversation.Rooms;
import parley.conversation.Visibility;
import parley.http.Problem;

/** Rooms at the administrators' desk. */
@Hidden
@Controller("/admin/rooms")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class RoomDesk {
    private static final String PATH = "/admin/rooms";
    private static final int PAGE = 50;

    private final Pages pages;
    private final AllRooms rooms;
    private final RoomAdministration administration;
    private final AllMemberships allMemberships;
    private final Validator validator;

    RoomDesk(Pages pages, AllRooms rooms, RoomAdministration administration, AllMemberships allMemberships,
            Validator validator) {
        this.pages = pages;
        this.rooms = rooms;
        this.administration = administration;
        this.allMemberships = allMemberships;
        this.validator = validator;
    }

    /** The form of a room, new or not, and what it has shown; a personal room's has no name and no visibility. */
    @Serdeable
    record Form(
            @Nullable String name,
            @Nullable String topic,
            @Nullable String visibility,
            @Nullable String owner,
            @Nullable String shownName,
            @Nullable String shownTopic,
            @Nullable String shownVisibility) {
        RoomAdministration.Draft draft() {
            return new RoomAdministration.Draft(
                    name == null ? "" : name, Forms.text(topic), visibilityOf(visibility),
                    Forms.whose(owner));
        }

        Label.Change change() {
            return new Label.Change(
                    Forms.chosen(name, shownName),
                    Forms.written(topic, shownTopic),
                    Forms.chosen(visibilityOf(visibility), visibilityOf(shownVisibility)));
        }

        void mustBeOf(Label now) {
            Forms.mustBeAsShown("name", change().name(), shownName, now.name());
            Forms.mustBeAsShown("topic", change().topic(), shownTopic, now.topic());
        }
    }

    private static @Nullable Visibility visibilityOf(@Nullable String visibility) {
        return visibility == null ? null : visibility.equals("private") ? Visibility.PRIVATE : Visibility.PUBLIC;
    }

    @Get("{?q,visibility,sort,cursor}")
    HttpResponse<String> list(
            @QueryValue(defaultValue = "") String q,
            @Nullable @QueryValue String visibility,
            @QueryValue(defaultValue = "name") String sort,
            @Nullable @QueryValue String cursor,
            Me me) {
        var texts = Speech.here().texts();
        var order = switch (sort) {
            case "created" -> RoomDetails.Order.CREATED;
            case "members" -> RoomDetails.Order.MEMBERS;
            default -> RoomDetails.Order.NAME;
        };
        var page = rooms.page(
                new RoomDetails.Filter(q, visibilityOf(Forms.given(visibility))), order, cursor, PAGE);
        var content = Desk.at(PATH)
                .field("q", texts.say("admin.search"), q)
                .select("visibility", texts.say("admin.room.visibility"), visibility, "", texts.say("admin.any"),
                        "public", texts.say("admin.room.public"), "private", texts.say("admin.room.private"))
                .select("sort", texts.say("admin.sort"), sort, "name", texts.say("admin.sort.name"), "created",
                        texts.say("admin.sort.created"), "members", texts.say("admin.sort.members"))
                .content(page, page.items());
        return pages.ok("admin/rooms", me, content);
    }

    @Get("/new")
    HttpResponse<String> blank(Me me) {
        return pages.ok("admin/newroom", me, Map.of("values", Map.of(), "errors", Map.of()));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> create(@Body Form form, Me me) {
        try {
            Forms.check(validator, form.draft());
            return Pages.seeOther(PATH + '/' + administration.create(form.draft(), me));
        } catch (Problem.NotFound noSuchUser) {
            return again(form, noSuchUser, Map.of("owner", Forms.error(noSuchUser)), me);
        } catch (Problem refusal) {
            return again(form, refusal, Forms.errors(refusal, "name"), me);
        }
    }

    private HttpResponse<String> again(Form form, Problem refusal, Map<String, String> errors, Me me) {
        return pages.refused(refusal.status(), "admin/newroom", me, Map.of("values", form, "errors", errors));
    }

    @Get("/{id}{?saved,cursor}")
    HttpResponse<String> show(
            long id, @Nullable @QueryValue String saved, @Nullable @QueryValue String cursor, Me me) {
        var room = rooms.of(id);
        var content = content(room, room.label(), cursor, Map.of());
        content.put("saved", "true".equals(saved));
        content.put("peopled", "members".equals(saved));
        return pages.ok("admin/room", me, content);
    }

    @Post("/{id}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> change(long id, @Body Form form, Me me) {
        try {
            Forms.check(validator, form.change());
            form.mustBeOf(rooms.of(id).label());
            administration.change(id, form.change(), me);
            return Pages.seeOther(PATH + '/' + id + "?saved=true");
        } catch (Problem refusal) {
            var room = rooms.of(id);
            var content = content(room, form.change().over(room.label()), null, Forms.errors(refusal, "name"));
            return pages.refused(refusal.status(), "admin/room", me, content);
        }
    }

    /** The room again, with what was wrong about who was to be brought in. */
    HttpResponse<String> refusedMember(long id, @Nullable String typed, Problem refusal, Me me) {
        var room = rooms.of(id);
        var content = content(room, room.label(), null, Map.of("username", Forms.error(refusal)));
        content.put("added", typed == null ? "" : typed);
        return pages.refused(refusal.status(), "admin/room", me, content);
    }

    @Get("/{id}/delete")
    HttpResponse<String> askToDelete(long id, Me me) {
        return pages.ok("admin/confirm", me, question(rooms.of(id), Map.of()));
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(long id, Me me) {
        try {
            administration.delete(id, me);
            return Pages.seeOther(PATH);
        } catch (Problem.Conflict refusal) {
            var content = question(rooms.of(id), Forms.errors(refusal, "form"));
            return pages.refused(refusal.status(), "admin/confirm", me, content);
        }
    }

    private static Map<String, Object> question(RoomDetails room, Map<String, String> errors) {
        var texts = Speech.here().texts();
        var place = PATH + '/' + room.id();
        return Map.of(
                "question", texts.say("admin.room.delete.question", Map.of("name", room.name())),
                "consequence", texts.say("admin.room.delete.hint", Map.of("count", room.messages())),
                "action", place + "/delete", "back", place, "errors", errors);
    }

    private Map<String, Object> content(
            RoomDetails room, Label values, @Nullable String cursor, Map<String, String> errors) {
        var members = allMemberships.page(room.id(), null, cursor, PAGE);
        var content = new HashMap<String, Object>();
        content.put("room", room);
        content.put("values", values);
        content.put("isPrivate", values.visibility() == Visibility.PRIVATE);
        content.put("wasPrivate", room.visibility() == Visibility.PRIVATE);
        content.put("isPersonal", Rooms.isPersonal(room.name()));
        content.put("members", members.items());
        content.put("errors", errors);
        if (members.next() != null) {
            content.put("next", PATH + '/' + room.id() + "?cursor=" + members.next());
        }
        return content;
    }
}

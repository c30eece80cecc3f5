package parley.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpRequest;
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
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Guest;
import parley.account.Me;
import parley.account.Name;
import parley.account.Reader;
import parley.conversation.Conversation;
import parley.conversation.Rooms;
import parley.http.Link;
import parley.http.Problem;
import parley.http.SafePath;

/** Rooms for browsers: a name in the address, or typed into a form, and one is in. */
@Hidden
@Controller("/rooms")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class RoomPages {
    private static final int PAGE = 50;

    private final Pages pages;
    private final Addressee addressee;
    private final ConversationPage page;
    private final Reading reading;
    private final Rooms rooms;

    RoomPages(Pages pages, Addressee addressee, ConversationPage page, Reading reading, Rooms rooms) {
        this.pages = pages;
        this.addressee = addressee;
        this.page = page;
        this.reading = reading;
        this.rooms = rooms;
    }

    /** What was typed, and the message for whose sake one enters. */
    @Serdeable
    record Entrance(@NotNull String name, @Nullable @Min(1) Long message) {}

    /** A room in the directory. */
    @Introspected
    record Open(String name, String href, String topic, int members, boolean isIn) {
        static Open of(Conversation room) {
            return new Open(Entry.title(room), Entry.href(room), room.topic(), room.members(), room.role() != null);
        }
    }

    @Get("{?q,cursor}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<String> list(
            @QueryValue(defaultValue = "") @Size(max = 100) String q,
            @Nullable @QueryValue String cursor,
            Reader reader) {
        var page = rooms.directory(q, cursor, PAGE, reader);
        var content = new HashMap<String, Object>();
        content.put("q", q);
        content.put("rooms", page.items().stream().map(Open::of).toList());
        if (page.next() != null) {
            content.put("next", "/rooms?q=" + SafePath.query(q) + "&cursor=" + page.next());
        }
        return pages.ok("rooms", reader instanceof Me me ? me : null, content);
    }

    @Get("/{name}{?before,message}")
    @Secured(SecurityRule.IS_ANONYMOUS)
    HttpResponse<String> show(
            String name,
            @Nullable @QueryValue @Min(1) Long before,
            @Nullable @QueryValue @Min(1) Long message,
            Reader reader,
            HttpRequest<?> request) {
        return switch (reader) {
            case Guest guest -> read(name, before, guest, request);
            case Me me -> addressee.unlessOther(request, me, () -> show(name, before, message, me));
        };
    }

    /** A guest reads an open room; any other, which may be or not be, is behind the sign-in. */
    private HttpResponse<String> read(String name, @Nullable Long before, Guest guest, HttpRequest<?> request) {
        var link = request.getUri().toString();
        var room = Link.of(link).username() == null ? rooms.seen(name, guest).orElse(null) : null;
        return room == null ? HttpResponse.seeOther(SafePath.signIn(link)) : reading.draw(room, before, guest);
    }

    private HttpResponse<String> show(String name, @Nullable Long before, @Nullable Long message, Me me) {
        var room = rooms.seen(name, me).orElse(null);
        if (room != null && !isCalled(room, name)) {
            return Pages.seeOther(Entry.href(room) + (before == null ? "" : "?before=" + before));
        }
        return room != null && room.role() != null ? page.draw(room, before, me) : offer(name, room, message, me);
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> enter(@Body @Valid Entrance entrance, Me me) {
        var name = Forms.room(entrance.name());
        try {
            var room = rooms.put(name, me, Rooms.Draft.PLAIN).room();
            var message = entrance.message();
            return Pages.seeOther(message == null ? Entry.href(room) : Bubble.place(room.id(), message));
        } catch (Problem refusal) {
            return askAgain(name, refusal, me);
        }
    }

    /** Joining is a step of one's own: a link alone must not put anyone into a room. */
    private HttpResponse<String> offer(String name, @Nullable Conversation room, @Nullable Long message, Me me) {
        if (room != null) {
            var shown = String.valueOf(room.name());
            var content = Map.of("name", shown, "exists", true, "topic", room.topic(), "members", room.members(),
                    "message", message == null ? "" : message);
            return pages.ok("join", me, content);
        }
        try {
            var shown = Name.room(name).shown();
            var begin = "/new-room?name=" + SafePath.query(shown) + "&isPrivate=true";
            return pages.ok("join", me, Map.of("name", shown, "exists", false, "begin", begin));
        } catch (Problem.Invalid refusal) {
            return askAgain(name, refusal, me);
        }
    }

    /** A room's old names lead to where it is now; not for good, since it may take one of them back. */
    private static boolean isCalled(Conversation room, String name) {
        return Name.of(name).key().equals(Name.of(String.valueOf(room.name())).key());
    }

    private HttpResponse<String> askAgain(String name, Problem refusal, Me me) {
        var problem = Forms.errors(refusal, "name").values().iterator().next();
        return pages.refused(refusal.status(), "join", me, Map.of("name", name, "problem", problem));
    }
}

package parley.page;

import io.micronaut.http.HttpResponse;
import jakarta.inject.Singleton;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import parley.account.Guest;
import parley.conversation.Conversation;
import parley.conversation.OpenRooms;
import parley.http.Link;
import parley.message.History;

/** An open room as a guest reads it. */
@Singleton
class Reading {
    private static final int PAGE = 50;

    private final Pages pages;
    private final OpenRooms rooms;
    private final History history;
    private final Bubbles bubbles;

    Reading(Pages pages, OpenRooms rooms, History history, Bubbles bubbles) {
        this.pages = pages;
        this.rooms = rooms;
        this.history = history;
        this.bubbles = bubbles;
    }

    HttpResponse<String> draw(Conversation room, @Nullable Long before, Guest guest) {
        var page = history.before(rooms.open(room.id()), before == null ? Long.MAX_VALUE : before, PAGE);
        var href = Entry.href(room);
        var content = new HashMap<String, Object>();
        content.put("room", room);
        content.put("href", href);
        content.put("messages", bubbles.of(room.id(), page.items(), guest));
        content.put("signIn", new Link(href, null).by("/signin"));
        if (page.next() != null) {
            content.put("older", href + "?before=" + page.items().getFirst().no());
        }
        if (before != null) {
            content.put("newest", href);
            content.put("later", ConversationPage.later(href, page.items(), room.lastNo(), PAGE));
        }
        return pages.ok("reading", null, content);
    }
}

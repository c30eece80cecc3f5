package parley.page;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Presence;
import parley.conversation.Conversation;
import parley.conversation.Conversations;
import parley.conversation.Label;
import parley.conversation.Member;
import parley.conversation.MemberRole;
import parley.conversation.Memberships;
import parley.conversation.Rooms;
import parley.conversation.Visibility;
import parley.sync.Sync;

/** What there is to know of a room and to do about it: its label, who is in it, and what one's role allows. */
@Singleton
class About {
    private static final int PAGE = 50;

    private final Pages pages;
    private final Conversations conversations;
    private final Memberships memberships;
    private final Presence presence;
    private final Sync sync;

    About(Pages pages, Conversations conversations, Memberships memberships, Presence presence, Sync sync) {
        this.pages = pages;
        this.conversations = conversations;
        this.memberships = memberships;
        this.presence = presence;
        this.sync = sync;
    }

    /** A room's label as its form has it. */
    static Map<String, Object> values(Label label) {
        return Map.of("name", label.name(), "topic", label.topic(), "isPrivate",
                label.visibility() == Visibility.PRIVATE);
    }

    static Label label(Conversation room) {
        return new Label(Entry.title(room), room.topic(), room.visibility());
    }

    /** What the box says that makes a room private. One that is not ticked is not sent. */
    static Visibility visibility(@Nullable String isPrivate) {
        return isPrivate == null ? Visibility.PUBLIC : Visibility.PRIVATE;
    }

    static String href(Conversation room) {
        return Entry.href(room) + "/about";
    }

    static boolean isPersonal(Conversation room) {
        return Rooms.isPersonal(Entry.title(room));
    }

    MutableHttpResponse<String> draw(Conversation room, @Nullable String cursor, Me me) {
        return pages.ok("about", me, content(room, cursor, me));
    }

    /** The page again, with what is wrong, and where that is of use, with what was typed. */
    MutableHttpResponse<String> drawAgain(
            Conversation room, HttpStatus status, Map<String, ?> typed, Map<String, String> errors, Me me) {
        var content = content(room, null, me);
        content.putAll(typed);
        content.put("errors", errors);
        return pages.refused(status, "about", me, content);
    }

    private Map<String, Object> content(Conversation room, @Nullable String cursor, Me me) {
        var content = new HashMap<String, Object>();
        content.put("sync", sync.cursor(me));
        var isPrivate = room.visibility() == Visibility.PRIVATE;
        var owns = room.role() == MemberRole.OWNER;
        var keeps = owns || room.role() == MemberRole.MODERATOR;
        var alone = isPrivate && room.members() == 1;
        content.put("room", room);
        content.put("href", Entry.href(room));
        content.put("about", href(room));
        content.put("title", Entry.title(room));
        content.put("isPrivate", isPrivate);
        content.put("keeps", keeps);
        content.put("owns", owns && !isPersonal(room));
        content.put("invites", keeps || !isPrivate);
        content.put("leaves", !alone && !Entry.title(room).equals('@' + me.username()));
        content.put("values", values(label(room)));
        content.put("errors", Map.of());
        var page = memberships.page(conversations.entered(room.id(), me), "", cursor, PAGE);
        content.put("people", participants(page.items(), room, me));
        if (page.next() != null) {
            content.put("next", href(room) + "?cursor=" + page.next());
        }
        return content;
    }

    /** Who keeps order comes first. */
    private List<Participant> participants(List<Member> members, Conversation room, Me me) {
        return members.stream()
                .sorted(Comparator.comparing(Member::role).thenComparing(Member::displayName))
                .map(member -> Participant.of(member, presence.online(member.username()) != null, room, me))
                .toList();
    }
}

package parley.page;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Directory;
import parley.account.Me;
import parley.account.Presence;
import parley.attachment.Uploads;
import parley.conversation.Attendance;
import parley.conversation.Conversation;
import parley.conversation.Conversations;
import parley.conversation.Entered;
import parley.conversation.Marks;
import parley.conversation.Member;
import parley.conversation.Reached;
import parley.message.History;
import parley.message.Message;
import parley.sync.Sync;

/** A conversation with its newest messages, or an older page of them, beside the list of all. */
@Singleton
class ConversationPage {
    private static final int PAGE = 50;
    private static final int BESIDE = 50;

    private final Pages pages;
    private final Conversations conversations;
    private final History history;
    private final Bubbles bubbles;
    private final Sync sync;
    private final Attendance attendance;
    private final Directory directory;
    private final Presence presence;
    private final Uploads uploads;

    ConversationPage(
            Pages pages,
            Conversations conversations,
            History history,
            Bubbles bubbles,
            Sync sync,
            Attendance attendance,
            Directory directory,
            Presence presence,
            Uploads uploads) {
        this.pages = pages;
        this.conversations = conversations;
        this.history = history;
        this.bubbles = bubbles;
        this.sync = sync;
        this.attendance = attendance;
        this.directory = directory;
        this.presence = presence;
        this.uploads = uploads;
    }

    MutableHttpResponse<String> draw(Conversation conversation, @Nullable Long before, Me me) {
        return pages.ok("conversation", me, content(conversation, before, me));
    }

    /** The newest page again, with what could not be sent and why. */
    MutableHttpResponse<String> drawAgain(
            Conversation conversation, HttpStatus status, Message.Draft draft, Map<String, String> errors, Me me) {
        var content = content(conversation, null, me);
        content.put("draft", draft.body());
        if (draft.replyTo() != null) {
            content.put("replyTo", draft.replyTo());
        }
        content.put("errors", errors);
        return pages.refused(status, "conversation", me, content);
    }

    private Map<String, Object> content(Conversation conversation, @Nullable Long before, Me me) {
        var cursor = sync.cursor(me);
        var entered = conversations.entered(conversation.id(), me);
        var page = history.before(entered, before == null ? Long.MAX_VALUE : before, PAGE);
        var href = Entry.href(conversation);
        var content = new HashMap<String, Object>();
        content.put("sync", cursor);
        content.put("list", Entry.all(conversations, presence, me, conversation.id()));
        content.put("conversation", model(conversation, href, me));
        content.put("messages", bubbles.of(conversation.id(), page.items(), me));
        content.put("rev", page.items().stream().mapToLong(Message::rev).max().orElse(0));
        var peer = conversation.peer();
        var members = attendance.members(entered);
        if (peer == null) {
            attend(content, entered, members, me);
        } else {
            content.put("seen", directory.profile(peer.username(), me));
        }
        if (tellsReceipts(conversation, me)) {
            content.put("reached", Reached.of(members, me.username()));
        }
        content.put("key", MessagePages.newKey());
        content.put("largest", uploads.largest());
        if (page.next() != null) {
            content.put("older", href + "?before=" + page.items().getFirst().no());
        }
        var firstUnread = conversation.readNo() + 1;
        if (before != null) {
            content.put("newest", href);
            content.put("later", later(href, page.items(), conversation.lastNo(), PAGE));
        } else if (page.next() != null && page.items().getFirst().no() > firstUnread) {
            content.put("first", Bubble.place(conversation.id(), firstUnread));
        } else if (conversation.unread() > 0) {
            content.put("firstUnread", Long.toString(firstUnread));
        }
        return content;
    }

    /** Numbers have no holes, so that the page after one is known by its last; null after the newest. */
    static @Nullable String later(String href, List<Message> shown, long lastNo, int page) {
        var next = shown.isEmpty() ? 0 : shown.getLast().no() + page;
        if (next - page >= lastNo) {
            return null;
        }
        return next >= lastNo ? href : href + "?before=" + (next + 1);
    }

    private void attend(Map<String, Object> content, Entered entered, List<Member> members, Me me) {
        var sorted = attendance.sorted(members, me);
        content.put("here", sorted.stream().filter(Attendance.Attendant::online).count());
        content.put("members", sorted.stream().limit(BESIDE).toList());
        if (entered.members() > BESIDE) {
            content.put("everyone", MemberPages.href(entered.id()));
        }
    }

    private static Map<String, Object> model(Conversation conversation, String href, Me me) {
        var peer = conversation.peer();
        var model = new HashMap<String, Object>();
        model.put("id", conversation.id());
        model.put("kind", Entry.kind(conversation));
        model.put("shape", Entry.shape(conversation));
        model.put("title", Entry.title(conversation));
        model.put("topic", conversation.topic());
        model.put("members", conversation.members());
        model.put("href", href);
        model.put("about", about(conversation));
        model.put("lastNo", conversation.lastNo());
        model.put("readNo", conversation.readNo());
        model.put("unread", conversation.unread());
        model.put("send", "/conversations/" + conversation.id() + "/messages");
        model.put("receipts", tellsReceipts(conversation, me));
        model.put("keeps", conversation.role() != null && conversation.role().keepsOrder());
        model.put("large", conversation.members() > Attendance.MOST_SORTED);
        if (peer != null) {
            model.put("peer", peer);
        }
        return model;
    }

    /** Where there is more to know of it; the other one of a direct has a profile. */
    private static @Nullable String about(Conversation conversation) {
        return switch (conversation.kind()) {
            case ROOM -> About.href(conversation);
            case GROUP -> MemberPages.href(conversation.id());
            case DIRECT -> null;
        };
    }

    private static boolean tellsReceipts(Conversation conversation, Me me) {
        var peer = conversation.peer();
        var isWithOneself = peer != null && peer.username().equals(me.username());
        return conversation.members() <= Marks.MOST_ANNOUNCED && !isWithOneself;
    }
}

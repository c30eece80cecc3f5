package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Presence;
import parley.conversation.Conversation;
import parley.conversation.Conversations;
import parley.conversation.Kind;
import parley.http.SafePath;

/** A conversation in the list beside the others. */
@Introspected
record Entry(
        long id,
        String shape,
        String href,
        String title,
        @Nullable String peer,
        @Nullable String avatar,
        boolean online,
        long unread,
        boolean muted,
        @Nullable String lastAuthor,
        @Nullable String lastBody,
        @Nullable Instant lastAt,
        boolean current) {

    static List<Entry> all(Conversations conversations, Presence presence, Me me, long current) {
        return conversations.of(me).stream()
                .map(conversation -> of(conversation, presence, me, current))
                .toList();
    }

    private static Entry of(Conversation conversation, Presence presence, Me me, long current) {
        var last = conversation.lastMessage();
        var peer = conversation.peer();
        return new Entry(
                conversation.id(), shape(conversation), href(conversation), title(conversation),
                peer == null ? null : peer.username(),
                peer == null ? null : peer.avatar(),
                peer != null && !peer.username().equals(me.username()) && presence.online(peer.username()) != null,
                conversation.unread(),
                conversation.muted(),
                last == null ? null : author(last, me),
                last == null ? null : said(last),
                last == null ? null : last.createdAt(),
                conversation.id() == current);
    }

    private static String author(Conversation.LastMessage last, Me me) {
        return last.author().equals(me.username()) ? Speech.here().texts().say("list.you") : last.authorName();
    }

    private static @Nullable String said(Conversation.LastMessage last) {
        var body = last.body();
        return body != null && body.isBlank() && last.attachments() > 0 ? "📎" : body;
    }

    /** As styles know it: by its kind, and whether anybody may come in. */
    static String shape(Conversation conversation) {
        return kind(conversation) + ' ' + conversation.visibility().name().toLowerCase(Locale.ROOT);
    }

    static String kind(Conversation conversation) {
        return conversation.kind().name().toLowerCase(Locale.ROOT);
    }

    static String title(Conversation conversation) {
        var peer = conversation.peer();
        if (conversation.kind() == Kind.GROUP) {
            return conversation.peers().stream().map(Conversation.Peer::displayName).collect(Collectors.joining(", "));
        }
        return peer == null ? String.valueOf(conversation.name()) : peer.displayName();
    }

    /** Where the conversation's page is. */
    static String href(Conversation conversation) {
        var peer = conversation.peer();
        if (conversation.kind() == Kind.GROUP) {
            return "/groups/" + conversation.id();
        }
        var path = peer == null
                ? SafePath.within("/rooms", String.valueOf(conversation.name()))
                : SafePath.within("/directs", peer.username());
        return path.toString();
    }
}

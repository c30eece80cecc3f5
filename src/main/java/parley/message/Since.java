package parley.message;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import parley.account.LiveSessions;
import parley.account.Me;
import parley.bell.Bell;
import parley.bell.Topic;
import parley.conversation.Conversations;
import parley.conversation.Entered;
import parley.conversation.Member;
import parley.conversation.Memberships;
import parley.http.Cursor;
import parley.http.Problem;

/** Messages since: what changed after a revision, now or as soon as there is something. */
@Singleton
class Since {
    private final Conversations conversations;
    private final Messages messages;
    private final Memberships memberships;
    private final LiveSessions sessions;
    private final Bell bell;

    Since(
            Conversations conversations,
            Messages messages,
            Memberships memberships,
            LiveSessions sessions,
            Bell bell) {
        this.conversations = conversations;
        this.messages = messages;
        this.memberships = memberships;
        this.sessions = sessions;
        this.bell = bell;
    }

    /** The cursor that stands for all up to a revision of the conversation. */
    static String cursor(long conversation, long rev) {
        return Cursor.of(list(conversation), rev);
    }

    /**
     * Waits outside of any transaction. Whether one is still signed in and still in the conversation is asked again
     * after each waiting: who has lost access hears nothing more.
     */
    Feed.News news(long conversation, Me me, String cursor, Duration wait, int limit) {
        var since = cursor.isEmpty() ? 0 : Cursor.readNumber(list(conversation), cursor);
        var until = System.nanoTime() + wait.toNanos();
        try (var ear = bell.listen(Topic.conversation(conversation), Topic.session(me.session()))) {
            var over = false;
            while (true) {
                sessions.require(me.session());
                var entered = conversations.entered(conversation, me);
                if (since > entered.lastRev()) {
                    throw new Problem.StartOver();
                }
                var left = Duration.ofNanos(until - System.nanoTime());
                if (entered.lastRev() > since || over || !left.isPositive()) {
                    return news(entered, since, limit);
                }
                over = !ear.hear(left);
            }
        }
    }

    /**
     * Everything up to the head as it stood before reading: what changes meanwhile moves beyond the head and comes next
     * time, so that nothing can be skipped.
     */
    private Feed.News news(Entered entered, long since, int limit) {
        var head = entered.lastRev();
        if (head == since) {
            return new Feed.News(List.of(), List.of(), cursor(entered.id(), since), false);
        }
        var said = messages.changed(entered.id(), since, head, limit + 1);
        var moved = memberships.changed(entered.id(), since, head, limit + 1);
        var revs = Stream.concat(said.stream().map(Message::rev), moved.stream().map(Member::rev))
                .sorted()
                .toList();
        var more = revs.size() > limit;
        var upTo = more ? revs.get(limit - 1) : head;
        return new Feed.News(
                said.stream().filter(message -> message.rev() <= upTo).toList(),
                moved.stream().filter(member -> member.rev() <= upTo).toList(),
                cursor(entered.id(), upTo),
                more);
    }

    private static String list(long conversation) {
        return "since:" + conversation;
    }
}

package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.bell.Affairs;
import parley.database.Containing;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Moment;
import parley.http.Problem;

/**
 * Who is in which conversation. Each change takes the conversation's lock and its next revision, and then the next
 * revision of what is the user's own. Whether it may be done, whoever asks for it has made sure of.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Memberships implements GenericRepository<Conversation.Row, Long> {
    private static final String LIST = "members";

    private final Conversations conversations;
    private final Affairs affairs;

    Memberships(Conversations conversations, Affairs affairs) {
        this.conversations = conversations;
        this.affairs = affairs;
    }

    /** A membership as it stands, and whether its owner tells others what they have read. */
    @Introspected
    record Held(MemberRole role, long readNo, boolean readReceipts) {}

    /** Whose a room would be, and what they are in it now. */
    @Introspected
    record Heir(long userId, MemberRole role) {
        boolean isOwner() {
            return role == MemberRole.OWNER;
        }
    }

    /** A deleted user. */
    @Introspected
    record LeftBehind(long id, String username) {}

    /** Lets a user in, as {@code role} unless they are in already; false if they were. What came before counts as read. */
    @Transactional
    public boolean join(long conversation, long user, MemberRole role) {
        var now = conversations.lock(conversation);
        var held = held(conversation, user).orElse(null);
        if (held != null && held.role() != MemberRole.LEFT) {
            return false;
        }
        var next = now.oneMore().nextRev();
        var at = Moment.now();
        var own = affairs.changed(user);
        if (held == null) {
            insert(conversation, user, role, now.lastNo(), next.lastRev(), own, at);
        } else {
            rejoin(conversation, user, role, now.lastNo(), next.lastRev(), own, at);
        }
        conversations.advance(next);
        return true;
    }

    /** Takes a member out, by their own will or another's. An owner cannot go while others stay without one. */
    @Transactional
    public void leave(long conversation, long user) {
        var now = conversations.lock(conversation);
        var held = present(conversation, user);
        if (held.role() == MemberRole.OWNER && now.members() > 1 && isLastOwner(conversation, user)) {
            throw lastOwner();
        }
        var next = now.oneLess().nextRev();
        changeRole(conversation, user, MemberRole.LEFT, next.lastRev(), affairs.changed(user));
        conversations.advance(next);
    }

    /** Gives a member another role. The last owner stays one. */
    @Transactional
    public void become(long conversation, long user, MemberRole role) {
        var now = conversations.lock(conversation);
        var held = present(conversation, user);
        if (held.role() == role) {
            return;
        }
        if (held.role() == MemberRole.OWNER && isLastOwner(conversation, user)) {
            throw lastOwner();
        }
        var next = now.nextRev();
        changeRole(conversation, user, role, next.lastRev(), affairs.changed(user));
        conversations.advance(next);
    }

    /** Who is in, and has {@code q} in their username or display name; everyone if it is blank. */
    public Listed<Member> page(Entered entered, String q, @Nullable String cursor, int limit) {
        var after = Cursor.afterNumber(LIST, cursor);
        var found = q.isBlank()
                ? in(entered.id(), after, limit + 1)
                : named(entered.id(), Containing.inAnyCase(q), after, limit + 1);
        return Listed.of(found, limit, LIST, Member.Numbered::userId).map(Member.Numbered::member);
    }

    /** The membership of someone who is in. */
    Held present(long conversation, long user) {
        return held(conversation, user)
                .filter(held -> held.role() != MemberRole.LEFT)
                .orElseThrow(() -> new Problem.NotFound("member"));
    }

    /** Which of the users are in. */
    @Query("""
            SELECT user_id
              FROM membership
             WHERE conversation_id = :conversation AND role <> 'LEFT' AND user_id IN (:users)""")
    public abstract List<Long> present(long conversation, List<Long> users);

    /** Members that changed after one revision and up to another, those who left among them; oldest change first. */
    @Query(Member.SELECT
            + "WHERE m.conversation_id = :conversation AND m.rev > :since AND m.rev <= :head"
            + " ORDER BY m.conversation_id, m.rev LIMIT :limit")
    public abstract List<Member> changed(long conversation, long since, long head, int limit);

    @Query(Member.SELECT
            + "WHERE m.conversation_id = :conversation AND m.user_id > :after AND m.role <> 'LEFT'"
            + " ORDER BY m.conversation_id, m.user_id LIMIT :limit")
    abstract List<Member.Numbered> in(long conversation, long after, int limit);

    @Query(Member.SELECT
            + "WHERE m.conversation_id = :conversation AND m.user_id > :after AND m.role <> 'LEFT'"
            + " AND (u.username LIKE :pattern ESCAPE '!' OR LOWER(u.display_name) LIKE :pattern ESCAPE '!')"
            + " ORDER BY m.conversation_id, m.user_id LIMIT :limit")
    abstract List<Member.Numbered> named(long conversation, String pattern, long after, int limit);

    /** All members, the latest to change last. */
    @Query(Member.SELECT
            + "WHERE m.conversation_id = :conversation AND m.role <> 'LEFT' ORDER BY m.rev LIMIT :limit")
    public abstract List<Member> all(long conversation, int limit);

    @Query(Member.SELECT + "WHERE m.conversation_id = :conversation AND m.user_id = :user AND m.role <> 'LEFT'")
    abstract Optional<Member> member(long conversation, long user);

    @Query("""
            SELECT m.role, m.read_no, u.read_receipts
              FROM membership m JOIN user u ON u.id = m.user_id
             WHERE m.conversation_id = :conversation AND m.user_id = :user""")
    abstract Optional<Held> held(long conversation, long user);

    /** The rooms that a user is in. */
    @Query("""
            SELECT m.conversation_id
              FROM membership m JOIN conversation c ON c.id = m.conversation_id
             WHERE m.user_id = :user AND m.role <> 'LEFT' AND c.kind = 'ROOM'
             ORDER BY m.conversation_id""")
    abstract List<Long> rooms(long user);

    /** Deleted users who are in a room still. */
    @Query("""
            SELECT u.id, u.username
              FROM user u
             WHERE u.deleted_at IS NOT NULL
               AND EXISTS (SELECT 1
                             FROM membership m JOIN conversation c ON c.id = m.conversation_id
                            WHERE m.user_id = u.id AND m.role <> 'LEFT' AND c.kind = 'ROOM')
             ORDER BY u.id
             LIMIT :limit""")
    abstract List<LeftBehind> leftBehind(int limit);

    /** Who comes after an owner: another one, or else who would be; those who are shut out come last. */
    @Query("""
            SELECT m.user_id, m.role
              FROM membership m JOIN user u ON u.id = m.user_id
             WHERE m.conversation_id = :conversation AND m.user_id <> :owner AND m.role <> 'LEFT'
             ORDER BY u.disabled, m.role DESC, m.joined_at, m.user_id
             LIMIT 1""")
    abstract Optional<Heir> heir(long conversation, long owner);

    @Query("""
            INSERT INTO membership (conversation_id, user_id, role, read_no, received_no, rev, user_rev, joined_at)
            VALUES (:conversation, :user, :role, :readNo, :readNo, :rev, :own, :at)""")
    abstract void insert(long conversation, long user, MemberRole role, long readNo, long rev, long own, Instant at);

    @Query("""
            UPDATE membership
               SET role = :role, read_no = :readNo, received_no = :readNo, muted = FALSE, rev = :rev, user_rev = :own,
                   joined_at = :at
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void rejoin(long conversation, long user, MemberRole role, long readNo, long rev, long own, Instant at);

    @Query("""
            UPDATE membership SET role = :role, rev = :rev, user_rev = :own
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void changeRole(long conversation, long user, MemberRole role, long rev, long own);

    private boolean isLastOwner(long conversation, long user) {
        return heir(conversation, user).filter(Heir::isOwner).isEmpty();
    }

    private static Problem.Conflict lastOwner() {
        return new Problem.Conflict("last-owner", "Make someone else an owner first.");
    }
}

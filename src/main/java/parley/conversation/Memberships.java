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
import parley.http.Moment;
import parley.http.Problem;

/** Who is in which conversation. Each change takes the conversation's lock and its next revision. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Memberships implements GenericRepository<Conversation.Row, Long> {
    /** In larger conversations reading marks are kept but not announced: they would drown the messages. */
    static final int MOST_ANNOUNCED = 32;

    private final Conversations conversations;

    Memberships(Conversations conversations) {
        this.conversations = conversations;
    }

    /** The user's role, and how far they have read. */
    @Introspected
    record Held(Standing role, long readNo) {}

    /** A member with the number that lists of members go on from. */
    @Introspected
    record Numbered(
            long userId,
            String username,
            String displayName,
            Standing role,
            long readNo,
            long rev,
            Instant joinedAt) {
        Member member() {
            return new Member(username, displayName, role, readNo, rev, joinedAt);
        }
    }

    /** Lets a user in, as {@code role} unless they are in already; false if they were. What came before counts as read. */
    @Transactional
    boolean join(long conversation, long user, Standing role) {
        var now = conversations.lock(conversation);
        var held = held(conversation, user).orElse(null);
        if (held != null && held.role() != Standing.LEFT) {
            return false;
        }
        var next = now.oneMore().nextRev();
        var at = Moment.now();
        if (held == null) {
            insert(conversation, user, role, now.lastNo(), next.lastRev(), at);
        } else {
            rejoin(conversation, user, role, now.lastNo(), next.lastRev(), at);
        }
        conversations.advance(next);
        return true;
    }

    /** Takes a member out, by their own will or another's. An owner cannot go while others stay without one. */
    @Transactional
    void leave(long conversation, long user) {
        var now = conversations.lock(conversation);
        var held = present(conversation, user);
        if (held.role() == Standing.OWNER && now.members() > 1 && owners(conversation) == 1) {
            throw lastOwner();
        }
        var next = now.oneLess().nextRev();
        changeRole(conversation, user, Standing.LEFT, next.lastRev());
        conversations.advance(next);
    }

    @Transactional
    void become(long conversation, long user, Standing role) {
        var now = conversations.lock(conversation);
        var held = present(conversation, user);
        if (held.role() == role) {
            return;
        }
        if (held.role() == Standing.OWNER && owners(conversation) == 1) {
            throw lastOwner();
        }
        var next = now.nextRev();
        changeRole(conversation, user, role, next.lastRev());
        conversations.advance(next);
    }

    /** Moves the reading mark forward, or where {@code force} says so back; returns where it stands. */
    @Transactional
    public long read(long conversation, long user, long no, boolean force) {
        var now = conversations.lock(conversation);
        var held = present(conversation, user);
        if (no > now.lastNo()) {
            throw new Problem.Invalid("no", "there is no such message yet");
        }
        if (no == held.readNo() || (no < held.readNo() && !force)) {
            return held.readNo();
        }
        if (now.members() <= MOST_ANNOUNCED) {
            var next = now.nextRev();
            mark(conversation, user, no, next.lastRev());
            conversations.advance(next);
        } else {
            markSilently(conversation, user, no);
        }
        return no;
    }

    /** Which of the users are in. */
    @Query("""
            SELECT user_id
              FROM membership
             WHERE conversation_id = :conversation AND role <> 'LEFT' AND user_id IN (:users)""")
    public abstract List<Long> present(long conversation, List<Long> users);

    /** Posting is reading: the authors' marks move to their newest message, and need no announcement of their own. */
    @Query("""
            UPDATE membership
               SET read_no = COALESCE((SELECT MAX(no)
                                         FROM message
                                        WHERE conversation_id = membership.conversation_id
                                          AND author_id = membership.user_id
                                          AND no > :after), read_no)
             WHERE conversation_id = :conversation AND user_id IN (:authors)""")
    public abstract void readOwn(long conversation, long after, List<Long> authors);

    @Query("UPDATE membership SET read_no = :no WHERE conversation_id = :conversation AND user_id = :user")
    abstract void markSilently(long conversation, long user, long no);

    /** Members that changed after one revision and up to another, those who left among them; oldest change first. */
    @Query("""
            SELECT u.username, u.display_name, m.role, m.read_no, m.rev, m.joined_at
              FROM membership m JOIN user u ON u.id = m.user_id
             WHERE m.conversation_id = :conversation AND m.rev > :since AND m.rev <= :head
             ORDER BY m.rev
             LIMIT :limit""")
    public abstract List<Member> changed(long conversation, long since, long head, int limit);

    @Query("""
            SELECT u.id AS user_id, u.username, u.display_name, m.role, m.read_no, m.rev, m.joined_at
              FROM membership m JOIN user u ON u.id = m.user_id
             WHERE m.conversation_id = :conversation AND m.user_id > :after AND m.role <> 'LEFT'
             ORDER BY m.user_id
             LIMIT :limit""")
    abstract List<Numbered> in(long conversation, long after, int limit);

    @Query("""
            SELECT u.username, u.display_name, m.role, m.read_no, m.rev, m.joined_at
              FROM membership m JOIN user u ON u.id = m.user_id
             WHERE m.conversation_id = :conversation AND m.user_id = :user AND m.role <> 'LEFT'""")
    abstract Optional<Member> member(long conversation, long user);

    @Query("SELECT role, read_no FROM membership WHERE conversation_id = :conversation AND user_id = :user")
    abstract Optional<Held> held(long conversation, long user);

    @Query("SELECT COUNT(*) FROM membership WHERE conversation_id = :conversation AND role = 'OWNER'")
    abstract int owners(long conversation);

    @Query("""
            INSERT INTO membership (conversation_id, user_id, role, read_no, rev, joined_at)
            VALUES (:conversation, :user, :role, :readNo, :rev, :at)""")
    abstract void insert(long conversation, long user, Standing role, long readNo, long rev, Instant at);

    @Query("""
            UPDATE membership SET role = :role, read_no = :readNo, rev = :rev, joined_at = :at
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void rejoin(long conversation, long user, Standing role, long readNo, long rev, Instant at);

    @Query("""
            UPDATE membership SET role = :role, rev = :rev
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void changeRole(long conversation, long user, Standing role, long rev);

    @Query("""
            UPDATE membership SET read_no = :no, rev = :rev
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void mark(long conversation, long user, long no, long rev);

    private Held present(long conversation, long user) {
        return held(conversation, user)
                .filter(held -> held.role() != Standing.LEFT)
                .orElseThrow(() -> new Problem.NotFound("member"));
    }

    private static Problem.Conflict lastOwner() {
        return new Problem.Conflict("last-owner", "Make someone else an owner first.");
    }
}

package parley.conversation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import parley.bell.Affairs;
import parley.database.Idempotent;
import parley.http.Problem;

/** How far members have received and read. Others hear of it in small conversations, from those who let them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Marks implements GenericRepository<Marks.Own, Long> {
    /** In larger conversations marks are kept but not announced: they would drown the messages. */
    public static final int MOST_ANNOUNCED = 32;

    private final Conversations conversations;
    private final Memberships memberships;
    private final Affairs affairs;

    Marks(Conversations conversations, Memberships memberships, Affairs affairs) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.affairs = affairs;
    }

    /** Moves the reading mark forward, or where {@code force} says so back; returns where it stands. */
    @Idempotent
    @Transactional
    public long read(Entered entered, long user, long no, boolean force) {
        if (no > entered.lastNo()) {
            throw new Problem.Invalid("no", "there is no such message yet");
        }
        var announced = entered.members() <= MOST_ANNOUNCED;
        var now = announced ? conversations.lock(entered.id()) : null;
        var held = memberships.present(entered.id(), user);
        if (no == held.readNo() || (no < held.readNo() && !force)) {
            return held.readNo();
        }
        var own = affairs.changed(user);
        if (now != null && held.readReceipts()) {
            var next = now.nextRev();
            mark(entered.id(), user, no, next.lastRev(), own);
            conversations.advance(next);
        } else {
            markSilently(entered.id(), user, no, own);
        }
        return no;
    }

    /** Posting is reading: the authors' marks move to their newest message, and need no announcement of their own. */
    @Transactional
    public void readOwn(long conversation, Map<Long, Long> numbers) {
        var revs = affairs.changed(numbers.keySet());
        markOwn(numbers.entrySet().stream()
                .map(own -> new Own(conversation, own.getKey(), own.getValue(), revs.getOrDefault(own.getKey(), 0L)))
                .toList());
    }

    /** An author's mark. */
    @MappedEntity("membership")
    record Own(long conversation, @Id long author, long no, long rev) {}

    /** Messages have reached members' devices: for each user, up to which number. */
    @Idempotent
    @Transactional
    void received(long conversation, Map<Long, Long> numbers) {
        var before = conversations.lock(conversation);
        var now = before;
        for (var received : numbers.entrySet()) {
            var next = now.nextRev();
            if (receive(conversation, received.getKey(), received.getValue(), next.lastRev()) == 1) {
                now = next;
            }
        }
        if (now.lastRev() > before.lastRev()) {
            conversations.advance(now);
        }
    }

    @Query("""
            UPDATE membership SET read_no = :no, rev = :rev, user_rev = :own
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void mark(long conversation, long user, long no, long rev, long own);

    @Query("""
            UPDATE membership SET read_no = :no, user_rev = :own
             WHERE conversation_id = :conversation AND user_id = :user""")
    abstract void markSilently(long conversation, long user, long no, long own);

    @Query("""
            UPDATE membership SET read_no = :no, received_no = :no, user_rev = :rev
             WHERE conversation_id = :conversation AND user_id = :author""")
    abstract void markOwn(List<Own> marks);

    @Query("""
            UPDATE membership SET received_no = :no, rev = :rev
             WHERE conversation_id = :conversation AND user_id = :user AND received_no < :no AND role <> 'LEFT'""")
    abstract int receive(long conversation, long user, long no, long rev);
}

package parley.conversation;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import parley.bell.Affairs;
import parley.database.Idempotent;
import parley.http.Problem;

/** How far members have received and read. Others hear of it in small conversations, from those who let them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Marks implements GenericRepository<Marks.Reader, Long> {
    /** In larger conversations marks are kept but not announced: they would drown the messages. */
    public static final int MOST_ANNOUNCED = 32;

    private final Conversations conversations;
    private final Memberships memberships;
    private final Affairs affairs;
    private final ConnectionOperations<Connection> connections;

    Marks(
            Conversations conversations,
            Memberships memberships,
            Affairs affairs,
            ConnectionOperations<Connection> connections) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.affairs = affairs;
        this.connections = connections;
    }

    /** Whose marks move; who they are is all that is needed of a table. */
    @MappedEntity("membership")
    record Reader(@Id long userId) {}

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
            return no;
        }
        markSilently(entered.id(), user, no, own, force);
        return memberships.held(entered.id(), user).map(Memberships.Held::readNo).orElse(no);
    }

    /**
     * Posting is reading: the authors' marks move to their newest message, and need no announcement of their own. However
     * many they are, that is one statement: one for each was a fifth of what a busy room's posts cost.
     */
    @Transactional
    public void readOwn(long conversation, Map<Long, Long> numbers) {
        var revs = affairs.changed(numbers.keySet());
        connections.executeWrite(status -> {
            try (var update = status.getConnection().prepareStatement(readOwn(numbers.size()))) {
                var place = bind(update, 1, numbers);
                place = bind(update, place, numbers);
                place = bind(update, place, revs);
                update.setLong(place++, conversation);
                for (var author : numbers.keySet()) {
                    update.setLong(place++, author);
                }
                return update.executeUpdate();
            } catch (SQLException failure) {
                throw new DataAccessException("The authors' marks cannot be moved.", failure);
            }
        });
    }

    private static String readOwn(int authors) {
        var whose = "CASE user_id" + " WHEN ? THEN ?".repeat(authors) + " ELSE ";
        return "UPDATE membership SET read_no = " + whose + "read_no END, received_no = " + whose
                + "received_no END, user_rev = " + whose + "user_rev END WHERE conversation_id = ? AND user_id IN (?"
                + ", ?".repeat(authors - 1) + ")";
    }

    private static int bind(PreparedStatement update, int first, Map<Long, Long> ofAuthors) throws SQLException {
        var place = first;
        for (var one : ofAuthors.entrySet()) {
            update.setLong(place++, one.getKey());
            update.setLong(place++, one.getValue());
        }
        return place;
    }

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

    /** In a large conversation nobody holds it: what was read of the mark may be old, so it is compared once more. */
    @Query("""
            UPDATE membership SET read_no = :no, user_rev = :own
             WHERE conversation_id = :conversation AND user_id = :user AND (read_no < :no OR :force = TRUE)""")
    abstract void markSilently(long conversation, long user, long no, long own, boolean force);

    @Query("""
            UPDATE membership SET received_no = :no, rev = :rev
             WHERE conversation_id = :conversation AND user_id = :user AND received_no < :no AND role <> 'LEFT'""")
    abstract int receive(long conversation, long user, long no, long rev);
}

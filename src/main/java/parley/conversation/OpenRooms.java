package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import parley.account.Guests;
import parley.account.Me;
import parley.account.Reader;
import parley.http.Problem;

/** The second door, for reading alone: where guests are welcome, public rooms are open to all. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class OpenRooms implements GenericRepository<Conversation.Row, Long> {
    private final Conversations conversations;
    private final Guests guests;

    OpenRooms(Conversations conversations, Guests guests) {
        this.conversations = conversations;
        this.guests = guests;
    }

    /** The conversation, if one is in it or it is an open room; to everyone else it does not exist. */
    public Readable readable(long id, Reader reader) {
        var entered = reader instanceof Me me ? conversations.enteredBy(id, me.id()) : Optional.<Entered>empty();
        return entered.isPresent() ? entered.get() : open(id);
    }

    /** The room, if it is open now. */
    public OpenRoom open(long id) {
        return ifOpen(id).orElseThrow(() -> new Problem.NotFound("conversation"));
    }

    /** Whether it is an open room now. */
    public boolean isOpen(long id) {
        return ifOpen(id).isPresent();
    }

    private Optional<OpenRoom> ifOpen(long id) {
        return guests.areWelcome() ? find(id) : Optional.empty();
    }

    @Query("""
            SELECT c.id, h.members, h.last_no, h.last_rev
              FROM conversation c JOIN conversation_head h ON h.conversation_id = c.id
             WHERE c.id = :id AND c.kind = 'ROOM' AND c.visibility = 'PUBLIC'""")
    abstract Optional<OpenRoom> find(long id);
}

package parley.message;

import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.exceptions.DataAccessException;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Users;
import parley.conversation.Circles;
import parley.conversation.Seat;
import parley.database.Containing;
import parley.http.Cursor;
import parley.http.FairTurnstile;
import parley.http.Listed;
import parley.http.Pair;

/**
 * Finds what was said in one's conversations: the newest conversation first, and in it the newest message. To look for a
 * text means to read: one page looks at so many messages at most, wherever they are, and then goes on with the next.
 */
@Singleton
public class Search {
    private static final String LIST = "search";
    private static final int LOOKED_AT = 20_000;
    /** A look into a conversation costs as much as so many messages, however few there are. */
    private static final int A_LOOK = 50;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String CONTAINING = "SELECT l.no FROM message l"
            + " WHERE l.conversation_id = ? AND l.no >= ? AND l.no < ? AND l.deleted = FALSE";

    private final Circles circles;
    private final Users users;
    private final Log log;
    private final ConnectionOperations<Connection> connections;
    private final FairTurnstile turns = new FairTurnstile(AT_ONCE, PATIENCE);

    Search(Circles circles, Users users, Log log, ConnectionOperations<Connection> connections) {
        this.circles = circles;
        this.users = users;
        this.log = log;
        this.connections = connections;
    }

    /**
     * What one looks for.
     *
     * @param q the words that the text contains, however they are capitalised, and parts of words will do
     * @param conversation in which conversation; null for all of one's own
     * @param author whose; null for everybody's
     */
    public record Wish(String q, @Nullable Long conversation, @Nullable String author) {}

    /** A page, which may have few entries or none, and still go on. */
    public Listed<Message> page(Wish wish, @Nullable String cursor, int limit, Me me) {
        var last = Pair.read(LIST, cursor, Pair.LAST);
        var author = wish.author() == null ? null : users.require(wish.author());
        var words = Words.of(wish.q());
        return turns.pass(me.id(), () -> page(seats(wish, me), last, words, author, limit));
    }

    private List<Seat> seats(Wish wish, Me me) {
        return wish.conversation() == null
                ? circles.of(me.id()).seats().reversed()
                : List.of(circles.entered(wish.conversation(), me.id()));
    }

    private Listed<Message> page(List<Seat> seats, Pair last, Words words, @Nullable Long author, int limit) {
        var found = new ArrayList<Message>();
        var left = LOOKED_AT;
        for (var seat : seats) {
            var conversation = seat.conversation();
            if (conversation > last.first()) {
                continue;
            }
            var end = Math.min(seat.now().lastNo() + 1, conversation == last.first() ? last.second() : Long.MAX_VALUE);
            while (end > 1) {
                if (left <= 0 || found.size() >= limit) {
                    return new Listed<>(found, Cursor.of(LIST, new Pair(conversation, end)));
                }
                var begin = Math.max(1, end - left);
                var wanted = limit - found.size();
                var numbers = containing(conversation, begin, end, words, author, wanted);
                found.addAll(inOrder(conversation, numbers));
                left -= (int) Math.max(A_LOOK, end - begin);
                end = numbers.size() == wanted ? numbers.getLast() : begin;
            }
        }
        return new Listed<>(found, null);
    }

    private List<Message> inOrder(long conversation, List<Long> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : log.numbered(conversation, numbers).stream()
                        .filter(message -> !message.deleted())
                        .sorted((one, other) -> Long.compare(other.no(), one.no()))
                        .toList();
    }

    /** The newest numbers of messages that have all the words. */
    private List<Long> containing(
            long conversation, long begin, long end, Words words, @Nullable Long author, int limit) {
        var sql = CONTAINING + (author == null ? "" : " AND l.author_id = ?")
                + " AND LOWER(l.body) LIKE ? ESCAPE '!'".repeat(words.all().size())
                + " ORDER BY l.conversation_id DESC, l.no DESC LIMIT ?";
        return connections.executeRead(status -> {
            try (var look = status.getConnection().prepareStatement(sql)) {
                var place = 1;
                look.setLong(place++, conversation);
                look.setLong(place++, begin);
                look.setLong(place++, end);
                if (author != null) {
                    look.setLong(place++, author);
                }
                for (var word : words.all()) {
                    look.setString(place++, Containing.pattern(word));
                }
                look.setInt(place, limit);
                return numbers(look);
            } catch (SQLException failure) {
                throw new DataAccessException("The log cannot be searched.", failure);
            }
        });
    }

    private static List<Long> numbers(PreparedStatement look) throws SQLException {
        var numbers = new ArrayList<Long>();
        try (var row = look.executeQuery()) {
            while (row.next()) {
                numbers.add(row.getLong(1));
            }
        }
        return numbers;
    }
}

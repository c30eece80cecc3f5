package parley.message;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Users;
import parley.conversation.Circles;
import parley.conversation.Seat;
import parley.http.Containing;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Pair;
import parley.http.Turnstile;

/**
 * Finds what was said in one's conversations: the newest conversation first, and in it the newest message. To look for a
 * text means to read: one page looks at so many messages at most, wherever they are, and then goes on with the next.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Search implements GenericRepository<Message.Row, Long> {
    private static final String LIST = "search";
    private static final int LOOKED_AT = 20_000;
    /** A look into a conversation costs as much as so many messages, however few there are. */
    private static final int A_LOOK = 50;
    private static final int AT_ONCE = 2;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Circles circles;
    private final Users users;
    private final Log log;
    private final Turnstile turns = new Turnstile(AT_ONCE, PATIENCE);

    Search(Circles circles, Users users, Log log) {
        this.circles = circles;
        this.users = users;
        this.log = log;
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
        var last = cursor == null ? Pair.LAST : Pair.read(Cursor.read(LIST, cursor));
        var author = wish.author() == null ? null : users.require(wish.author());
        var words = Words.of(wish.q());
        return turns.pass(() -> page(seats(wish, me), last, words, author, limit));
    }

    private List<Seat> seats(Wish wish, Me me) {
        return wish.conversation() == null
                ? circles.of(me.id()).seats().reversed()
                : List.of(circles.entered(wish.conversation(), me.id()));
    }

    private Listed<Message> page(List<Seat> seats, Pair last, Words words, @Nullable Long author, int limit) {
        var pattern = Containing.pattern(words.longest());
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
                var numbers = containing(conversation, begin, end, pattern, author, wanted);
                found.addAll(inOrder(conversation, numbers, words));
                var next = numbers.size() == wanted ? numbers.getLast() : begin;
                left -= (int) Math.max(A_LOOK, end - next);
                end = next;
            }
        }
        return new Listed<>(found, null);
    }

    private List<Message> inOrder(long conversation, List<Long> numbers, Words words) {
        return numbers.isEmpty()
                ? List.of()
                : log.numbered(conversation, numbers).stream()
                        .filter(message -> !message.deleted() && words.areIn(String.valueOf(message.body())))
                        .sorted((one, other) -> Long.compare(other.no(), one.no()))
                        .toList();
    }

    @Query("""
            SELECT l.no
              FROM message l
             WHERE l.conversation_id = :conversation AND l.no >= :begin AND l.no < :end AND l.deleted = FALSE
               AND (:author IS NULL OR l.author_id = :author) AND LOWER(l.body) LIKE :pattern ESCAPE '!'
             ORDER BY l.conversation_id DESC, l.no DESC LIMIT :limit""")
    abstract List<Long> containing(
            long conversation, long begin, long end, String pattern, @Nullable Long author, int limit);
}

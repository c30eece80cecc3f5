package parley.message;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.account.Users;
import parley.database.Containing;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Pair;

/** Every message, for administrators: the newest conversation first, and in it the newest message. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class AllMessages implements GenericRepository<Message.Row, Long> {
    private static final String LIST = "all-messages";
    private static final int LOOKED_AT = 20_000;
    private static final String RANGE = """
             WHERE l.conversation_id BETWEEN :first AND :last
               AND (l.conversation_id < :last OR l.no < :no)
            """;
    /** On its own, since no index is used where it may be null. */
    private static final String BY = RANGE + " AND l.author_id = :author";
    private static final String KEYS = "SELECT l.conversation_id AS conversation, l.no FROM message l";
    private static final String ORDER = " ORDER BY l.conversation_id DESC, l.no DESC LIMIT ";
    private static final String LOOKED = "SELECT l.conversation_id, l.no FROM message l" + RANGE + ORDER + LOOKED_AT;
    private static final String LOOKED_BY = "SELECT l.conversation_id, l.no FROM message l" + BY + ORDER + LOOKED_AT;
    private static final String MATCHING = ") k ON k.conversation_id = l.conversation_id AND k.no = l.no"
            + " WHERE l.deleted = FALSE AND LOWER(l.body) LIKE :pattern ESCAPE '!'" + ORDER + ":limit";

    private final Users users;
    private final Log log;

    AllMessages(Users users, Log log) {
        this.users = users;
        this.log = log;
    }

    /**
     * Which messages a list shows.
     *
     * @param conversation those of one conversation; null for all
     * @param author those of one user; null for all
     * @param q those whose text contains this; empty for all
     */
    public record Filter(@Nullable Long conversation, @Nullable String author, String q) {}

    @Introspected
    record Key(long conversation, long no) {
        Pair pair() {
            return new Pair(conversation, no);
        }
    }

    /**
     * A page. To look for a text means to read, so one page looks at so many messages at most; it may then have few
     * entries or none, and still go on.
     */
    public Listed<Message> page(Filter filter, @Nullable String cursor, int limit) {
        var last = Pair.read(LIST, cursor, Pair.LAST);
        var first = filter.conversation() == null ? 0 : filter.conversation();
        var from = filter.conversation() == null ? last.first() : first;
        var author = filter.author() == null ? null : users.require(filter.author());
        if (filter.q().isBlank()) {
            return listed(before(first, from, last.second(), author, limit + 1), limit);
        }
        var pattern = Containing.inAnyCase(filter.q());
        var found = containing(pattern, first, from, last.second(), author, limit + 1);
        var end = found.size() > limit
                ? Optional.<Key>empty()
                : end(first, from, last.second(), author).filter(key -> goesOn(first, key, author));
        return end.map(key -> new Listed<>(read(found), Cursor.of(LIST, key.pair())))
                .orElseGet(() -> listed(found, limit));
    }

    private boolean goesOn(long first, Key key, @Nullable Long author) {
        return !before(first, key.conversation(), key.no(), author, 1).isEmpty();
    }

    private Listed<Message> listed(List<Key> found, int limit) {
        var page = Listed.of(found, limit, LIST, Key::pair);
        return new Listed<>(read(page.items()), page.next());
    }

    /** The messages in the order of their keys. */
    private List<Message> read(List<Key> keys) {
        var numbers = keys.stream().collect(
                Collectors.groupingBy(Key::conversation, Collectors.mapping(Key::no, Collectors.toList())));
        var messages = numbers.entrySet().stream()
                .flatMap(each -> log.numbered(each.getKey(), each.getValue()).stream())
                .collect(Collectors.toMap(each -> new Key(each.conversation(), each.no()), each -> each));
        return keys.stream().map(messages::get).filter(Objects::nonNull).toList();
    }

    private List<Key> before(long first, long last, long no, @Nullable Long author, int limit) {
        return author == null ? before(first, last, no, limit) : by(author, first, last, no, limit);
    }

    private List<Key> containing(
            String pattern, long first, long last, long no, @Nullable Long author, int limit) {
        return author == null
                ? containing(pattern, first, last, no, limit)
                : containingBy(author, pattern, first, last, no, limit);
    }

    /** The last of those that were looked at. */
    private Optional<Key> end(long first, long last, long no, @Nullable Long author) {
        return author == null ? end(first, last, no) : endBy(author, first, last, no);
    }

    @Query(KEYS + RANGE + ORDER + ":limit")
    abstract List<Key> before(long first, long last, long no, int limit);

    @Query(KEYS + BY + ORDER + ":limit")
    abstract List<Key> by(long author, long first, long last, long no, int limit);

    /** As {@link #by}, without those that were deleted, or whose room was. */
    @Query(KEYS + " JOIN conversation_head h ON h.conversation_id = l.conversation_id" + BY + " AND l.deleted = FALSE"
            + ORDER + ":limit")
    abstract List<Key> living(long author, long first, long last, long no, int limit);

    @Query(KEYS + " JOIN (" + LOOKED + MATCHING)
    abstract List<Key> containing(String pattern, long first, long last, long no, int limit);

    @Query(KEYS + " JOIN (" + LOOKED_BY + MATCHING)
    abstract List<Key> containingBy(long author, String pattern, long first, long last, long no, int limit);

    @Query("SELECT k.conversation_id AS conversation, k.no FROM (" + LOOKED
            + ") k ORDER BY k.conversation_id, k.no LIMIT 1")
    abstract Optional<Key> end(long first, long last, long no);

    @Query("SELECT k.conversation_id AS conversation, k.no FROM (" + LOOKED_BY
            + ") k ORDER BY k.conversation_id, k.no LIMIT 1")
    abstract Optional<Key> endBy(long author, long first, long last, long no);
}

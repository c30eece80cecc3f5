package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Name;
import parley.database.Containing;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Pair;
import parley.http.Problem;

/** Every room, private ones among them, for administrators. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class AllRooms implements GenericRepository<Conversation.Row, Long> {
    private static final String BY_NAME = "all-rooms-name";
    private static final String BY_AGE = "all-rooms-created";
    private static final String BY_SIZE = "all-rooms-members";
    private static final String SELECT = """
            SELECT c.id, c.name, c.topic, c.visibility, h.members, h.last_no AS messages, c.created_at
              FROM conversation c JOIN conversation_head h ON h.conversation_id = c.id
            """;
    private static final String FILTERED = """
             WHERE c.kind = 'ROOM' AND c.name_key LIKE :pattern ESCAPE '!'
               AND (:visibility IS NULL OR c.visibility = :visibility)
            """;

    private final Labels labels;

    AllRooms(Labels labels) {
        this.labels = labels;
    }

    /** The number of the room that is called so, or was once. */
    public Optional<Long> called(String name) {
        return labels.holder(Name.of(name).key());
    }

    /** A room by its number, or {@link Problem.NotFound}. */
    public RoomDetails of(long id) {
        return find(id).orElseThrow(() -> new Problem.NotFound("room"));
    }

    /** A page by name, or the newest or the largest first. */
    public Listed<RoomDetails> page(RoomDetails.Filter filter, RoomDetails.Order order, @Nullable String cursor,
            int limit) {
        var pattern = Containing.pattern(Name.of(filter.q()).key());
        return switch (order) {
            case NAME -> {
                var after = Cursor.after(BY_NAME, cursor);
                yield Listed.of(after(pattern, filter.visibility(), after, limit + 1), limit, BY_NAME,
                        room -> Name.of(room.name()).key());
            }
            case CREATED -> {
                var before = Cursor.before(BY_AGE, cursor);
                yield Listed.of(
                        before(pattern, filter.visibility(), before, limit + 1), limit, BY_AGE, RoomDetails::id);
            }
            case MEMBERS -> {
                var last = Pair.read(BY_SIZE, cursor, Pair.LAST);
                var found = smaller(pattern, filter.visibility(), last.first(), last.second(), limit + 1);
                yield Listed.of(found, limit, BY_SIZE, room -> new Pair(room.members(), room.id()));
            }
        };
    }

    @Query(SELECT + "WHERE c.id = :id AND c.kind = 'ROOM'")
    abstract Optional<RoomDetails> find(long id);

    @Query(SELECT + FILTERED + " AND c.name_key > :after ORDER BY c.name_key LIMIT :limit")
    abstract List<RoomDetails> after(String pattern, @Nullable Visibility visibility, String after, int limit);

    @Query(SELECT + FILTERED + " AND c.id < :before ORDER BY c.id DESC LIMIT :limit")
    abstract List<RoomDetails> before(String pattern, @Nullable Visibility visibility, long before, int limit);

    @Query(SELECT + FILTERED + " AND (h.members < :members OR (h.members = :members AND c.id < :id))"
            + " ORDER BY h.members DESC, c.id DESC LIMIT :limit")
    abstract List<RoomDetails> smaller(String pattern, @Nullable Visibility visibility, long members, long id,
            int limit);
}

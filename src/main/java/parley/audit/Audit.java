package parley.audit;

import io.micronaut.core.type.Argument;
import io.micronaut.data.annotation.GeneratedValue;
import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.http.context.ServerRequestContext;
import io.micronaut.json.JsonMapper;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.database.Containing;
import parley.http.ClientAddress;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Moment;

/** The book of deeds: it can be added to and read, and there is no way to change or take back what it says. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Audit implements GenericRepository<Audit.Row, Long> {
    private static final String LIST = "audit";
    private static final String SELECT = "SELECT id, at, actor, action, target, old_state, new_state, address FROM audit ";
    private static final String AND = " AND (:action IS NULL OR action = :action)"
            + " AND id < :before ORDER BY id DESC LIMIT :limit";
    private static final String CONSOLE = "console";

    private final ClientAddress addresses;
    private final JsonMapper json;

    Audit(ClientAddress addresses, JsonMapper json) {
        this.addresses = addresses;
        this.json = json;
    }

    /** An entry as it is stored. */
    @MappedEntity("audit")
    record Row(
            @Id @GeneratedValue long id,
            Instant at,
            @Nullable String actor,
            Action action,
            @Nullable String target,
            @Nullable String oldState,
            @Nullable String newState,
            String address) {}

    /** As {@link #note(String, Action, String, Map, Map)}, for what has no before and after. */
    @Transactional
    public void note(@Nullable String actor, Action action, @Nullable String target) {
        note(actor, action, target, Map.of(), Map.of());
    }

    /**
     * Writes down a deed, in its own transaction: either both happen or neither does. Where from is what the request
     * says that is being answered.
     */
    @Transactional
    public void note(
            @Nullable String actor, Action action, @Nullable String target, Map<String, ?> before,
            Map<String, ?> after) {
        var address = ServerRequestContext.currentRequest().map(addresses::whole).orElse(CONSOLE);
        save(new Row(0, Moment.now(), actor, action, target, text(before), text(after), address));
    }

    /** The newest entries first; a filter that is null lets all pass, and one of several targets will do. */
    public Listed<Entry> page(
            @Nullable String actor,
            @Nullable Action action,
            @Nullable List<String> targets,
            @Nullable String cursor,
            int limit) {
        var before = Cursor.before(LIST, cursor);
        var found = find(before, actor, action, targets, limit + 1);
        return Listed.of(found, limit, LIST, Row::id).map(this::entry);
    }

    abstract Row save(Row row);

    /** By the index that leaves the fewest entries to look at. */
    private List<Row> find(
            long before, @Nullable String actor, @Nullable Action action, @Nullable List<String> targets, int limit) {
        if (targets != null) {
            return on(before, actor, action, targets, limit);
        }
        if (actor != null) {
            return by(before, actor, action, limit);
        }
        return action == null ? all(before, limit) : all(before, action, limit);
    }

    @Query(SELECT + "WHERE target IN (:targets) AND (:actor IS NULL OR actor = :actor)" + AND)
    abstract List<Row> on(
            long before, @Nullable String actor, @Nullable Action action, List<String> targets, int limit);

    @Query(SELECT + "WHERE actor = :actor" + AND)
    abstract List<Row> by(long before, @Nullable String actor, @Nullable Action action, int limit);

    /** What a room was called before it was given a name. */
    public Optional<String> renamedFrom(String name) {
        var state = Objects.requireNonNull(text(Map.of("name", name)));
        return renamedTo(Containing.pattern(state.substring(1, state.length() - 1)));
    }

    @Query("SELECT target FROM audit WHERE action = 'ROOM_CHANGED' AND new_state LIKE :state ESCAPE '!'"
            + " ORDER BY id DESC LIMIT 1")
    abstract Optional<String> renamedTo(String state);

    @Query(SELECT + "WHERE action = :action AND id < :before ORDER BY id DESC LIMIT :limit")
    abstract List<Row> all(long before, Action action, int limit);

    @Query(SELECT + "WHERE id < :before ORDER BY id DESC LIMIT :limit")
    abstract List<Row> all(long before, int limit);

    private Entry entry(Row row) {
        return new Entry(
                row.id(), row.at(), row.actor(), row.action(), row.target(), state(row.oldState()),
                state(row.newState()), row.address());
    }

    private @Nullable String text(Map<String, ?> state) {
        try {
            return state.isEmpty() ? null : json.writeValueAsString(state);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Map<String, Object> state(@Nullable String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, Argument.mapOf(String.class, Object.class));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}

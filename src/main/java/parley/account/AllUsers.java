package parley.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.database.Containing;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Pair;
import parley.http.Problem;

/** Everyone with an account, those who are shut out or deleted among them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class AllUsers implements GenericRepository<User, Long> {
    private static final String BY_NAME = "all-users-name";
    private static final String BY_AGE = "all-users-created";
    private static final String BY_VISIT = "all-users-seen";
    private static final Pair LATEST = new Pair(Instant.parse("9999-01-01T00:00:00Z").toEpochMilli(), 0);
    private static final String SELECT = """
            SELECT u.id, u.username, u.display_name, u.bio, u.avatar, u.role, u.disabled, u.deleted_at, u.created_at, p.seen_at
              FROM user u LEFT JOIN presence p ON p.user_id = u.id
            """;
    private static final String FILTERED = """
             WHERE (u.username LIKE :pattern ESCAPE '!' OR LOWER(u.display_name) LIKE :pattern ESCAPE '!')
               AND (:role IS NULL OR u.role = :role)
               AND (:disabled IS NULL OR u.disabled = :disabled)
            """;

    private final Presence presence;

    AllUsers(Presence presence) {
        this.presence = presence;
    }

    /** The user of that name, in any spelling, or {@link Problem.NotFound}. */
    public UserDetails of(String username) {
        return named(Name.of(username).key()).orElseThrow(() -> new Problem.NotFound("user")).details(presence);
    }

    /** A page by name, or the newest or the latest seen first. */
    public Listed<UserDetails> page(UserDetails.Filter filter, UserDetails.Order order, @Nullable String cursor,
            int limit) {
        var rows = switch (order) {
            case NAME -> byName(filter, cursor, limit);
            case CREATED -> byAge(filter, cursor, limit);
            case SEEN -> byVisit(filter, cursor, limit);
        };
        return rows.map(row -> row.details(presence));
    }

    private Listed<UserDetails.Row> byName(UserDetails.Filter filter, @Nullable String cursor, int limit) {
        var after = Cursor.after(BY_NAME, cursor);
        var found = after(pattern(filter), filter.role(), filter.disabled(), after, limit + 1);
        return Listed.of(found, limit, BY_NAME, UserDetails.Row::username);
    }

    private Listed<UserDetails.Row> byAge(UserDetails.Filter filter, @Nullable String cursor, int limit) {
        var before = Cursor.before(BY_AGE, cursor);
        var found = before(pattern(filter), filter.role(), filter.disabled(), before, limit + 1);
        return Listed.of(found, limit, BY_AGE, UserDetails.Row::id);
    }

    private Listed<UserDetails.Row> byVisit(UserDetails.Filter filter, @Nullable String cursor, int limit) {
        var last = Pair.read(BY_VISIT, cursor, LATEST);
        var at = Instant.ofEpochMilli(Math.clamp(last.first(), 0, LATEST.first()));
        var found = seenBefore(pattern(filter), filter.role(), filter.disabled(), at, last.second(), limit + 1);
        return Listed.of(found, limit, BY_VISIT, AllUsers::visited);
    }

    /** Who was never seen was last here when they registered. */
    private static Pair visited(UserDetails.Row row) {
        var at = row.seenAt() == null ? row.createdAt() : row.seenAt();
        return new Pair(at.toEpochMilli(), row.id());
    }

    private static String pattern(UserDetails.Filter filter) {
        return Containing.inAnyCase(filter.q());
    }

    @Query(SELECT + "WHERE u.username = :username")
    abstract Optional<UserDetails.Row> named(String username);

    @Query(SELECT + FILTERED + " AND u.username > :after ORDER BY u.username LIMIT :limit")
    abstract List<UserDetails.Row> after(
            String pattern, @Nullable Role role, @Nullable Boolean disabled, String after, int limit);

    @Query(SELECT + FILTERED + " AND u.id < :before ORDER BY u.id DESC LIMIT :limit")
    abstract List<UserDetails.Row> before(
            String pattern, @Nullable Role role, @Nullable Boolean disabled, long before, int limit);

    @Query(SELECT + FILTERED + """
               AND (COALESCE(p.seen_at, u.created_at) < :at
                    OR (COALESCE(p.seen_at, u.created_at) = :at AND u.id < :user))
             ORDER BY COALESCE(p.seen_at, u.created_at) DESC, u.id DESC
             LIMIT :limit""")
    abstract List<UserDetails.Row> seenBefore(
            String pattern, @Nullable Role role, @Nullable Boolean disabled, Instant at, long user, int limit);
}

package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Users;
import parley.http.Listed;
import parley.http.Pair;
import parley.http.Problem;

/** Who is in which conversation, for administrators. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class AllMemberships implements GenericRepository<Conversation.Row, Long> {
    private static final String LIST = "memberships";
    private static final String SELECT = """
            SELECT c.id AS conversation, c.kind, c.name, u.id AS user_id, u.username, u.display_name, m.role, m.joined_at
              FROM membership m JOIN conversation c ON c.id = m.conversation_id JOIN user u ON u.id = m.user_id
             WHERE m.role <> 'LEFT'
            """;

    private final Users users;

    AllMemberships(Users users) {
        this.users = users;
    }

    /** By conversation and in it by the users' age; a filter that is null lets all pass. */
    public Listed<MembershipDetails> page(
            @Nullable Long conversation, @Nullable String username, @Nullable String cursor, int limit) {
        var last = Pair.read(LIST, cursor, Pair.FIRST);
        var found = username == null
                ? after(conversation, last.first(), last.second(), limit + 1)
                : of(users.require(username), conversation, last.first(), limit + 1);
        return Listed.of(found, limit, LIST, row -> new Pair(row.conversation(), row.userId()))
                .map(MembershipDetails.Row::details);
    }

    /** One's being in a conversation, or {@link Problem.NotFound}. */
    public MembershipDetails one(long conversation, String username) {
        return find(conversation, users.require(username)).orElseThrow(() -> new Problem.NotFound("member"))
                .details();
    }

    @Query(SELECT + " AND m.conversation_id = :conversation AND m.user_id = :user")
    abstract Optional<MembershipDetails.Row> find(long conversation, long user);

    @Query(SELECT + " AND m.user_id = :user AND m.conversation_id > :after"
            + " AND (:conversation IS NULL OR m.conversation_id = :conversation)"
            + " ORDER BY m.user_id, m.conversation_id LIMIT :limit")
    abstract List<MembershipDetails.Row> of(long user, @Nullable Long conversation, long after, int limit);

    @Query(SELECT + " AND m.conversation_id >= :after AND (m.conversation_id > :after OR m.user_id > :user)"
            + " AND (:conversation IS NULL OR m.conversation_id = :conversation)"
            + " ORDER BY m.conversation_id, m.user_id LIMIT :limit")
    abstract List<MembershipDetails.Row> after(@Nullable Long conversation, long after, long user, int limit);
}

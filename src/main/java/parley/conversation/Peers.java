package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who the others in one's groups are. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Peers extends GenericRepository<Conversation.Row, Long> {
    /** Someone in a group. */
    @Introspected
    record Row(long conversation, String username, String displayName, @Nullable String avatar) {
        Conversation.Peer peer() {
            return new Conversation.Peer(username, displayName, avatar);
        }
    }

    /** The others in each of these groups. */
    default Map<Long, List<Conversation.Peer>> of(Collection<Long> groups, long me) {
        return groups.isEmpty()
                ? Map.of()
                : rows(groups, me).stream().collect(Collectors.groupingBy(
                        Row::conversation, Collectors.mapping(Row::peer, Collectors.toList())));
    }

    @Query("""
            SELECT m.conversation_id AS conversation, u.username, u.display_name, u.avatar
              FROM membership m JOIN user u ON u.id = m.user_id
             WHERE m.conversation_id IN (:groups) AND m.user_id <> :me
             ORDER BY u.username""")
    List<Row> rows(Collection<Long> groups, long me);
}

package parley.conversation;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.database.Idempotent;
import parley.database.TryAgain;
import parley.http.Moment;

/** Conversations between two, or with oneself; and how groups are found again, or opened, by who is in them. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Directs implements GenericRepository<Conversation.Row, Long> {
    private final Conversations conversations;
    private final Memberships memberships;
    private final Users users;
    private final Openings openings;

    Directs(Conversations conversations, Memberships memberships, Users users, Openings openings) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.users = users;
        this.openings = openings;
    }

    /** The direct or group, and whether it was opened just now. */
    public record Put(Conversation conversation, boolean created) {}

    /**
     * Opens the one direct with that user: the same from both sides, however often. None is opened with who is shut out or
     * was deleted.
     */
    @Idempotent
    @Transactional
    public Put put(String username, Me me) {
        var pair = pair(me, users.require(username));
        return open(isOpen(pair) ? pair : pair(me, users.requireActive(username)), me);
    }

    /** Opens the one conversation of just these people. */
    @Transactional
    Put open(SortedSet<Long> members, Me me) {
        var key = key(members);
        var kind = members.size() > 2 ? Kind.GROUP : Kind.DIRECT;
        var isNew = find(key).isEmpty();
        if (isNew) {
            openings.take(me);
        }
        var created = isNew && insert(kind, key, Moment.now()) == 1;
        var id = find(key).orElseThrow(TryAgain::new);
        if (created) {
            conversations.begin(id, Moment.now());
            members.forEach(member -> memberships.join(id, member, MemberRole.MEMBER));
        }
        return new Put(conversations.seen(id, me), created);
    }

    boolean isOpen(SortedSet<Long> members) {
        return find(key(members)).isPresent();
    }

    /** The direct with that user, if it has been opened. */
    public Optional<Conversation> with(String username, Me me) {
        return users.idOf(Name.of(username).key())
                .flatMap(peer -> find(key(pair(me, peer))))
                .map(id -> conversations.seen(id, me));
    }

    private static SortedSet<Long> pair(Me me, long peer) {
        return new TreeSet<>(List.of(me.id(), peer));
    }

    /** What finds it again: the numbers of its members, or of who takes notes, twice. */
    private static String key(SortedSet<Long> members) {
        var notes = members.size() == 1 ? members.first() + "-" : "";
        return notes + members.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    @Query("""
            INSERT IGNORE INTO conversation
                   (kind, direct_key, topic, visibility, created_at)
            VALUES (:kind, :key, '', 'PRIVATE', :now)""")
    abstract int insert(Kind kind, String key, Instant now);

    @Query("SELECT id FROM conversation WHERE direct_key = :key")
    abstract Optional<Long> find(String key);
}

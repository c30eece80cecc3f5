package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import io.micronaut.transaction.annotation.Transactional;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import parley.account.Me;
import parley.account.Name;
import parley.database.Idempotent;
import parley.http.Problem;

/**
 * Conversations of several: there is one for each set of people, found again by just that set. So nobody comes in or
 * goes; with others one has another group.
 */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Groups implements GenericRepository<Conversation.Row, Long> {
    private static final int LARGEST = 16;
    private static final String FIELD = "usernames";

    private final Directs directs;

    Groups(Directs directs) {
        this.directs = directs;
    }

    /** Someone who is to be in it. */
    @Introspected
    record Invited(long id, String username, boolean disabled) {}

    /**
     * Opens the one group of these people and oneself; with a single other it is the direct with them. Who has been
     * disabled can be found in one again, but not asked into a new one.
     */
    @Idempotent
    @Transactional
    public Directs.Put put(List<String> usernames, Me me) {
        var names = usernames.stream().map(name -> Name.of(name).key()).toList();
        var invited = invited(names).stream().collect(Collectors.toMap(Invited::username, Function.identity()));
        mustAllBe(invited.keySet(), names);
        var members = invited.values().stream().map(Invited::id).collect(Collectors.toCollection(TreeSet::new));
        members.add(me.id());
        if (members.size() == 1 || members.size() > LARGEST) {
            throw new Problem.Invalid(FIELD, "must name 1 to 15 others");
        }
        if (!directs.isOpen(members)) {
            invited.values().removeIf(Invited::disabled);
            mustAllBe(invited.keySet(), names);
        }
        return directs.open(members, me);
    }

    private static void mustAllBe(Set<String> people, List<String> names) {
        for (var i = 0; i < names.size(); i++) {
            if (!people.contains(names.get(i))) {
                throw new Problem.Invalid(FIELD + '[' + i + ']', "must name people who are here");
            }
        }
    }

    @Query("SELECT id, username, disabled FROM user WHERE username IN (:names)")
    abstract List<Invited> invited(List<String> names);
}

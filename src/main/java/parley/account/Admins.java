package parley.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Optional;
import parley.http.Problem;

/** Sees to it that there is always an administrator who can get in. */
@JdbcRepository(dialect = Dialect.MYSQL)
interface Admins extends GenericRepository<User, Long> {
    /**
     * Whether this one may go, in the transaction that takes them away. Two at once cannot both be told so: the row that
     * all write first makes one wait for the other. Who is refused has to commit, not roll back: H2 would take back with
     * it what the other, for whom it waited, has committed.
     */
    default boolean canSpare(long user) {
        takeTurn();
        return another(user).isPresent();
    }

    static Problem.Conflict last() {
        return new Problem.Conflict("last-admin", "This is the last administrator. Make someone else one first.");
    }

    @Query("UPDATE first_admin SET turn = turn + 1 WHERE id = 1")
    int takeTurn();

    @Query("SELECT id FROM user WHERE role = 'ADMIN' AND disabled = FALSE AND deleted_at IS NULL AND id <> :user LIMIT 1")
    Optional<Long> another(long user);
}

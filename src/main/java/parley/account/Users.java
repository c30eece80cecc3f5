package parley.account;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.http.Problem;

/** Everyone with an account. */
@JdbcRepository(dialect = Dialect.MYSQL)
public interface Users extends GenericRepository<User, Long> {
    User save(User user);

    Optional<User> findByUsername(String username);

    @Query("""
            SELECT id, username, display_name, bio, role, password_hash, disabled, created_at
              FROM user
             WHERE id = :id""")
    User withId(long id);

    @Query("SELECT id FROM user WHERE username = :username")
    Optional<Long> idOf(String username);

    /** As {@link #require}, for what can only be done with someone who is here. */
    default long requireActive(String username) {
        return active(username).orElseThrow(() -> new Problem.NotFound("user"));
    }

    /** The number of the user of that name, in any spelling, who is neither shut out nor deleted. */
    default Optional<Long> active(String username) {
        return findByUsername(Name.of(username).key()).filter(user -> !user.disabled()).map(User::id);
    }

    /** The number of the user of that name, in any spelling, or {@link Problem.NotFound}. */
    default long require(String username) {
        return idOf(Name.of(username).key()).orElseThrow(() -> new Problem.NotFound("user"));
    }

    /** The user of that name, in any spelling; {@link Problem.NotFound} if there is none or they were deleted. */
    default User living(String username) {
        return findByUsername(Name.of(username).key())
                .filter(user -> !isDeleted(user.id()))
                .orElseThrow(() -> new Problem.NotFound("user"));
    }

    @Query("SELECT COUNT(*) > 0 FROM user WHERE id = :id AND deleted_at IS NOT NULL")
    boolean isDeleted(long id);

    @Query(Profile.SELECT + "WHERE u.username = :username")
    Optional<Profile.Row> profile(String username);

    @Query(Profile.SELECT
            + "WHERE u.disabled = FALSE AND u.username > :after"
            + " AND (u.username LIKE :pattern ESCAPE '!' OR LOWER(u.display_name) LIKE :pattern ESCAPE '!')"
            + " ORDER BY u.username LIMIT :limit")
    List<Profile.Row> directory(String pattern, String after, int limit);

    @Query("""
            UPDATE user
               SET display_name = COALESCE(:displayName, display_name), bio = COALESCE(:bio, bio),
                   read_receipts = COALESCE(:readReceipts, read_receipts)
             WHERE id = :id AND deleted_at IS NULL""")
    void describe(
            long id, @Nullable String displayName, @Nullable String bio, @Nullable Boolean readReceipts);

    @Query("""
            SELECT username, display_name, bio, avatar, CONCAT('@', username) AS room, role, created_at, read_receipts
              FROM user
             WHERE id = :id""")
    Myself myself(long id);

    @Query("UPDATE user SET password_hash = :hash WHERE id = :id")
    void changePassword(long id, String hash);

    @Query("SELECT password_hash FROM user WHERE id = :id")
    String passwordHash(long id);

    @Query("""
            UPDATE user
               SET display_name = COALESCE(:displayName, display_name), bio = COALESCE(:bio, bio),
                   role = COALESCE(:role, role), disabled = COALESCE(:disabled, disabled)
             WHERE id = :id AND deleted_at IS NULL""")
    int change(
            long id,
            @Nullable String displayName,
            @Nullable String bio,
            @Nullable Role role,
            @Nullable Boolean disabled);

    @Query("""
            UPDATE user
               SET display_name = :displayName, bio = '', avatar = NULL, role = 'MEMBER', password_hash = :hash, disabled = TRUE,
                   deleted_at = :now
             WHERE id = :id""")
    void anonymize(long id, String displayName, String hash, Instant now);

    @Query("SELECT user_id FROM first_admin")
    Optional<Long> firstAdmin();

    @Query("INSERT INTO first_admin (id, user_id) VALUES (1, :user)")
    void recordFirstAdmin(long user);
}

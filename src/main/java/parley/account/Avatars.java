package parley.account;

import io.micronaut.context.event.ApplicationEventPublisher;
import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.bell.Affairs;
import parley.file.Drafts;
import parley.file.Picture;
import parley.file.Rendition;
import parley.http.Allowance;
import parley.http.Problem;

/** Everybody's pictures of themselves: the square in the middle of what they sent, drawn anew. */
@JdbcRepository(dialect = Dialect.MYSQL)
public abstract class Avatars implements GenericRepository<Avatar, String> {
    private static final int SIDE = 256;
    private static final long LARGEST = 25L * 1024 * 1024;
    private static final int PER_MINUTE = 10;

    private final Allowance allowance = new Allowance(PER_MINUTE, Duration.ofMinutes(1));
    private final Users users;
    private final Drafts drafts;
    private final Affairs affairs;
    private final Audit audit;
    private final ApplicationEventPublisher<Described> descriptions;

    Avatars(
            Users users,
            Drafts drafts,
            Affairs affairs,
            Audit audit,
            ApplicationEventPublisher<Described> descriptions) {
        this.users = users;
        this.drafts = drafts;
        this.affairs = affairs;
        this.audit = audit;
        this.descriptions = descriptions;
    }

    Avatar shown(String id) {
        return find(id).orElseThrow(() -> new Problem.NotFound("avatar"));
    }

    /** Takes the picture whose bytes these are as one's own. */
    public void receive(Me me, InputStream in) {
        allowance.take(me.username());
        try (var draft = drafts.receive(in, LARGEST); var clean = drafts.empty()) {
            replace(me, Picture.clean(draft.path(), clean.path()).square(SIDE));
        }
    }

    @Transactional
    void replace(Me me, Rendition square) {
        var id = UUID.randomUUID().toString().replace("-", "");
        if (point(me.id(), id) > 0) {
            forget(me.id());
            save(new Avatar(id, me.id(), square.type(), square.bytes()));
            tell(me.id());
        }
    }

    /** Takes one's own picture away, if there is one. */
    @Transactional
    public void remove(Me me) {
        if (point(me.id(), null) > 0 && forget(me.id()) > 0) {
            tell(me.id());
        }
    }

    /** Takes someone's picture away, if there is one. */
    @Transactional
    public void removeOf(String username, Me by) {
        var user = users.living(username);
        if (point(user.id(), null) > 0 && forget(user.id()) > 0) {
            tell(user.id());
            audit.note(by.username(), Action.USER_CHANGED, user.username(), Map.of("avatar", true),
                    Map.of("avatar", false));
        }
    }

    private void tell(long user) {
        affairs.accountChanged(user);
        descriptions.publishEvent(new Described(user));
    }

    abstract void save(Avatar avatar);

    @Query("SELECT id, user_id, type, bytes FROM avatar WHERE id = :id")
    abstract Optional<Avatar> find(String id);

    /** Says which picture the user shows, before that is there: whoever changes it too waits for this. 0 once they are deleted. */
    @Query("UPDATE user SET avatar = :avatar WHERE id = :user AND deleted_at IS NULL")
    abstract int point(long user, @Nullable String avatar);

    @Query("DELETE FROM avatar WHERE user_id = :user")
    abstract int forget(long user);
}

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
        forget(me.id());
        save(new Avatar(id, me.id(), square.type(), square.bytes()));
        show(me.id(), id);
    }

    /** Takes one's own picture away, if there is one. */
    @Transactional
    public void remove(Me me) {
        forget(me.id());
        show(me.id(), null);
    }

    /** Takes someone's picture away, if there is one. */
    @Transactional
    public void removeOf(String username, Me by) {
        var user = users.living(username);
        if (forget(user.id()) > 0) {
            show(user.id(), null);
            audit.note(by.username(), Action.USER_CHANGED, user.username(), Map.of("avatar", true),
                    Map.of("avatar", false));
        }
    }

    private void show(long user, @Nullable String id) {
        if (point(user, id) == 0) {
            forget(user);
        }
        affairs.accountChanged(user);
        descriptions.publishEvent(new Described(user));
    }

    abstract void save(Avatar avatar);

    @Query("SELECT id, user_id, type, bytes FROM avatar WHERE id = :id")
    abstract Optional<Avatar> find(String id);

    @Query("UPDATE user SET avatar = :avatar WHERE id = :user AND deleted_at IS NULL")
    abstract int point(long user, @Nullable String avatar);

    @Query("DELETE FROM avatar WHERE user_id = :user")
    abstract int forget(long user);
}

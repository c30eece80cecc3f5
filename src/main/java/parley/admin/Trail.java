package parley.admin;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import parley.account.Name;
import parley.account.Users;
import parley.audit.Action;
import parley.audit.Audit;
import parley.audit.Entry;
import parley.http.Listed;

/** Finds in the audit what somebody did, or what was done to something, however the names are spelt. */
@Singleton
public class Trail {
    private final Audit audit;
    private final Users users;

    Trail(Audit audit, Users users) {
        this.audit = audit;
        this.users = users;
    }

    /**
     * The newest entries first; a filter that is null lets all pass.
     *
     * @param target a user's name, {@code #} and that of a room as it is spelt, or what else entries call it
     */
    public Listed<Entry> page(
            @Nullable String actor,
            @Nullable Action action,
            @Nullable String target,
            @Nullable String cursor,
            int limit) {
        var by = actor == null ? null : Name.of(actor).key();
        return audit.page(by, action, target == null ? null : target(target), cursor, limit);
    }

    private String target(String name) {
        if (name.startsWith("#")) {
            return name.substring(1);
        }
        var user = Name.of(name).key();
        return users.idOf(user).isPresent() ? user : name;
    }
}

package parley.admin;

import jakarta.inject.Singleton;
import java.util.LinkedHashSet;
import java.util.List;
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
    private static final int MOST_NAMES = 20;

    private final Audit audit;
    private final Users users;

    Trail(Audit audit, Users users) {
        this.audit = audit;
        this.users = users;
    }

    /**
     * The newest entries first; a filter that is null lets all pass.
     *
     * @param target a user's name, {@code #} and that of a room as it is spelt, which stands for the names that it had
     *     before, too, or what else entries call it
     */
    public Listed<Entry> page(
            @Nullable String actor,
            @Nullable Action action,
            @Nullable String target,
            @Nullable String cursor,
            int limit) {
        var by = actor == null ? null : Name.of(actor).key();
        return audit.page(by, action, target == null ? null : targets(target), cursor, limit);
    }

    private List<String> targets(String name) {
        if (name.startsWith("#")) {
            return names(name.substring(1));
        }
        var user = Name.of(name).key();
        return users.idOf(user).isPresent() ? List.of(user) : names(name);
    }

    /** That of a room, and those that it had before; where another room was called so earlier, its deeds are among them. */
    private List<String> names(String room) {
        var names = new LinkedHashSet<String>();
        for (var name = room; name != null && names.size() < MOST_NAMES && names.add(name);) {
            name = audit.renamedFrom(name).orElse(null);
        }
        return List.copyOf(names);
    }
}

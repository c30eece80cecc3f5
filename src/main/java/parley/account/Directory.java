package parley.account;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.http.Containing;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Problem;

/** Everyone who may sign in, by username. */
@Singleton
public class Directory {
    private static final String LIST = "users";

    private final Users users;
    private final Presence presence;

    Directory(Users users, Presence presence) {
        this.users = users;
        this.presence = presence;
    }

    public Listed<Profile> page(String q, @Nullable String cursor, int limit) {
        var after = cursor == null ? "" : Cursor.read(LIST, cursor);
        var pattern = Containing.pattern(q.strip().toLowerCase(Locale.ROOT));
        var found = users.directory(pattern, after, limit + 1);
        return Listed.of(found, limit, LIST, Profile.Row::username).map(row -> row.profile(presence));
    }

    public Profile profile(String username) {
        return users.profile(Name.of(username).key())
                .orElseThrow(() -> new Problem.NotFound("user"))
                .profile(presence);
    }
}

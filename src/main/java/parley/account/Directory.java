package parley.account;

import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;
import parley.database.Containing;
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

    public Listed<Profile> page(String q, @Nullable String cursor, int limit, Reader reader) {
        var after = Cursor.after(LIST, cursor);
        var pattern = Containing.inAnyCase(q);
        var found = users.directory(pattern, after, limit + 1);
        return Listed.of(found, limit, LIST, Profile.Row::username).map(row -> shown(row, reader));
    }

    public Profile profile(String username, Reader reader) {
        var row = users.profile(Name.of(username).key()).orElseThrow(() -> new Problem.NotFound("user"));
        return shown(row, reader);
    }

    private Profile shown(Profile.Row row, Reader reader) {
        return reader instanceof Guest ? row.withoutPresence() : row.profile(presence);
    }
}

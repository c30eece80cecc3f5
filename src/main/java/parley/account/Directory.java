package parley.account;

import jakarta.inject.Singleton;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.http.Cursor;
import parley.http.Listed;
import parley.http.Problem;

/** Everyone who has an account, by username. */
@Singleton
public class Directory {
    private static final String LIST = "users";

    private final Users users;

    Directory(Users users) {
        this.users = users;
    }

    public Listed<Profile> page(String q, @Nullable String cursor, int limit) {
        var after = cursor == null ? "" : Cursor.read(LIST, cursor);
        var found = users.directory(pattern(q), after, limit + 1);
        return Listed.of(found, limit, LIST, Profile::username);
    }

    public Profile profile(String username) {
        return users.profile(Name.of(username).key()).orElseThrow(() -> new Problem.NotFound("user"));
    }

    /** What contains the text, taken literally. */
    private static String pattern(String q) {
        return '%' + q.strip().toLowerCase(Locale.ROOT).replaceAll("([!%_])", "!$1") + '%';
    }
}

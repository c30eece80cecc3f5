package parley.message;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.http.Pair;

/** How an administrator takes away all that somebody has said, some hundreds of messages at a time. */
@Singleton
public class Clearance {
    private static final int MOST = 500;

    private final Users users;
    private final AllMessages messages;
    private final Removal removal;

    Clearance(Users users, AllMessages messages, Removal removal) {
        this.users = users;
        this.messages = messages;
        this.removal = removal;
    }

    /**
     * How far it has come.
     *
     * @param deleted how many messages were deleted now, 0 to 500
     * @param more whether there are others
     */
    @Serdeable
    public record Cleared(int deleted, boolean more) {}

    /** Begins with the newest conversation, and in it with the newest message. */
    public Cleared of(String author, @Nullable Long conversation, Me me) {
        var username = Name.of(author).key();
        var first = conversation == null ? 0 : conversation;
        var last = conversation == null ? Pair.LAST.first() : first;
        var living = messages.living(first, last, Pair.LAST.second(), users.require(username), MOST + 1);
        var some = living.subList(0, Math.min(MOST, living.size()));
        var numbers = some.stream().collect(Collectors.groupingBy(
                AllMessages.Key::conversation, Collectors.mapping(AllMessages.Key::no, Collectors.toList())));
        numbers.forEach((id, each) -> removal.allByAdmin(id, each, username, me));
        return new Cleared(some.size(), living.size() > MOST);
    }
}

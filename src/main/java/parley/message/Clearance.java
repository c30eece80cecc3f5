package parley.message;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.http.Pair;
import parley.http.Problem;

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
    @Schema(name = "DeletedMessages")
    public record Cleared(int deleted, boolean more) {}

    /** Begins with the newest conversation, and in it with the newest message. */
    public Cleared of(String author, @Nullable Long conversation, Me me) {
        var living = living(author, conversation, MOST + 1);
        var numbers = living.stream().limit(MOST).collect(Collectors.groupingBy(
                AllMessages.Key::conversation, Collectors.mapping(AllMessages.Key::no, Collectors.toList())));
        var deleted = 0;
        for (var there : numbers.entrySet()) {
            deleted += clear(there.getKey(), there.getValue(), Name.of(author).key(), me);
        }
        return new Cleared(deleted, living.size() > MOST);
    }

    /** Whether there is anything to take away. */
    public boolean isWanted(String author, @Nullable Long conversation) {
        return !living(author, conversation, 1).isEmpty();
    }

    private List<AllMessages.Key> living(String author, @Nullable Long conversation, int limit) {
        var first = conversation == null ? 0 : conversation;
        var last = conversation == null ? Pair.LAST.first() : first;
        return messages.living(users.require(author), first, last, Pair.LAST.second(), limit);
    }

    private int clear(long conversation, List<Long> numbers, String author, Me me) {
        try {
            return removal.allByAdmin(conversation, numbers, author, me);
        } catch (Problem.NotFound erased) {
            return 0;
        }
    }
}

package parley.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * How far all the others have come in a conversation of up to {@link Marks#MOST_ANNOUNCED} members. Whoever keeps it to
 * themselves has read nothing that one knows of; whoever is gone is not waited for.
 *
 * @param received the last message that all of them have received; 0 for none
 * @param read the last message that all of them have read; 0 for none
 * @param since when the first of them came: what was said before has reached nobody; null if there are none
 */
public record Reached(long received, long read, @Nullable Instant since) {
    /** As one of the members sees it. */
    public static Reached of(List<Member> members, String username) {
        var others = members.stream()
                .filter(member -> !member.username().equals(username) && !member.gone())
                .toList();
        var since = others.stream().map(Member::joinedAt).min(Comparator.naturalOrder()).orElse(null);
        return new Reached(least(others, Reached::received), least(others, Reached::read), since);
    }

    private static long received(Member member) {
        return Math.max(member.receivedNo(), read(member));
    }

    private static long read(Member member) {
        return Objects.requireNonNullElse(member.readNo(), 0L);
    }

    private static long least(List<Member> members, ToLongFunction<Member> number) {
        return members.stream().mapToLong(number).min().orElse(0);
    }
}

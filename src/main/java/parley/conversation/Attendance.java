package parley.conversation;

import io.micronaut.core.annotation.Introspected;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.account.Presence;
import parley.http.Cursor;
import parley.http.Listed;

/** Who is in a conversation, and who of them is online. */
@Singleton
public class Attendance {
    /** In larger conversations only some are looked at: who comes and goes there says little. */
    public static final int MOST_SORTED = 256;

    private static final String LIST = "attendance";
    private static final Comparator<Attendant> HERE_FIRST = Comparator.comparing(Attendant::online).reversed()
            .thenComparing(Attendant::displayName, String.CASE_INSENSITIVE_ORDER);

    private final Memberships memberships;
    private final Presence presence;

    Attendance(Memberships memberships, Presence presence) {
        this.memberships = memberships;
        this.presence = presence;
    }

    /** A member. */
    @Introspected
    public record Attendant(String username, String displayName, @Nullable String avatar, boolean online) {}

    /** All members of a small conversation or some of a large one. */
    public List<Member> members(Entered entered) {
        return memberships.all(entered.id(), MOST_SORTED);
    }

    /** These members, those who are online before the others. */
    public List<Attendant> sorted(List<Member> members, Me me) {
        return members.stream()
                .map(member -> attendant(member, me))
                .sorted(HERE_FIRST)
                .toList();
    }

    /** All members, in pages. */
    public Listed<Attendant> page(Entered entered, @Nullable String cursor, int limit, Me me) {
        var after = Cursor.afterNumber(LIST, cursor);
        var found = memberships.in(entered.id(), after, limit + 1);
        return Listed.of(found, limit, LIST, Member.Numbered::userId).map(each -> attendant(each.member(), me));
    }

    /** Who looks is here. */
    private Attendant attendant(Member member, Me me) {
        var username = member.username();
        var online = username.equals(me.username()) || presence.online(username) != null;
        return new Attendant(username, member.displayName(), member.avatar(), online);
    }
}

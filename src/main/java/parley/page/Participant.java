package parley.page;

import io.micronaut.core.annotation.Introspected;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversation;
import parley.conversation.Member;
import parley.conversation.MemberRole;
import parley.http.SafePath;

/**
 * Someone in a room, and what who looks may do about them.
 *
 * @param deeds null for nothing
 * @param heir where to hand them the room
 */
@Introspected
record Participant(
        String username,
        String displayName,
        @Nullable String avatar,
        String href,
        String role,
        boolean isOwner,
        boolean isModerator,
        boolean isMe,
        boolean online,
        @Nullable Deeds deeds,
        String heir) {

    /** Which roles they may be given, whether they may be given the room, and whether they may be removed. */
    @Introspected
    record Deeds(boolean owner, boolean moderator, boolean member, boolean heir, boolean remove) {
        static final Deeds NONE = new Deeds(false, false, false, false, false);

        static Deeds on(MemberRole theirs, @Nullable MemberRole mine, boolean isPersonal) {
            if (mine == MemberRole.OWNER) {
                return new Deeds(
                        theirs != MemberRole.OWNER, theirs != MemberRole.MODERATOR, theirs != MemberRole.MEMBER,
                        !isPersonal, theirs != MemberRole.OWNER);
            }
            return new Deeds(false, false, false, false, mine == MemberRole.MODERATOR && theirs == MemberRole.MEMBER);
        }

        static Deeds onOneself(MemberRole mine) {
            return new Deeds(false, false, mine != MemberRole.MEMBER, false, false);
        }
    }

    static Participant of(Member member, boolean online, Conversation room, Me me) {
        var isMe = member.username().equals(me.username());
        var deeds = isMe
                ? Deeds.onOneself(member.role())
                : Deeds.on(member.role(), room.role(), About.isPersonal(room));
        return new Participant(
                member.username(), member.displayName(), member.avatar(),
                SafePath.within("/people", member.username()).toString(),
                member.role().name().toLowerCase(Locale.ROOT),
                member.role() == MemberRole.OWNER, member.role() == MemberRole.MODERATOR, isMe, online,
                deeds.equals(Deeds.NONE) ? null : deeds,
                SafePath.within(About.href(room) + "/heir", member.username()).toString());
    }
}

package parley.conversation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.database.Idempotent;
import parley.http.Problem;

/** Who may bring whom into a conversation, promote them and take them out. */
@Singleton
public class MemberCare {
    private final Conversations conversations;
    private final Memberships memberships;
    private final Erasures erasures;
    private final Users users;
    private final Changes changes;
    private final Roll roll;

    MemberCare(
            Conversations conversations,
            Memberships memberships,
            Erasures erasures,
            Users users,
            Changes changes,
            Roll roll) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.erasures = erasures;
        this.users = users;
        this.changes = changes;
        this.roll = roll;
    }

    @Idempotent
    @Transactional
    public Member bring(long id, String username, Me me) {
        conversations.seen(id, me);
        var now = conversations.lock(id);
        var name = conversations.seen(id, me).name();
        var user = users.requireActive(username);
        if (user != me.id()) {
            var entered = conversations.entered(id, me);
            mustBeRoom(entered);
            MemberRole.must(entered.visibility() == Visibility.PUBLIC || entered.keepsOrder());
        }
        var known = memberships.member(id, user);
        if (known.isPresent()) {
            return known.get();
        }
        changes.take(me);
        memberships.join(id, user, Rooms.roleOnEntry(MemberRole.MEMBER, now, name, Name.of(username).key()));
        var member = member(id, user);
        if (user != me.id()) {
            roll.added(id, member.username(), member.role(), me);
        }
        return member;
    }

    @Idempotent
    @Transactional
    public Member become(long id, String username, MemberRole role, Me me) {
        var entered = locked(id, me);
        role.mustBeARole();
        var user = users.require(username);
        MemberRole.must(entered.role() == MemberRole.OWNER || (user == me.id() && role == MemberRole.MEMBER));
        var was = member(id, user);
        if (role != MemberRole.OWNER) {
            Rooms.mustNotOwnPersonally(entered.name(), was.username());
        }
        changes.take(me);
        memberships.become(id, user, role);
        roll.changed(id, was.username(), was.role(), role, me);
        return member(id, user);
    }

    /** Makes another the owner in one's stead. */
    @Transactional
    public void handOver(long id, String username, Me me) {
        Rooms.mustNotOwnPersonally(locked(id, me).name(), me.username());
        become(id, username, MemberRole.OWNER, me);
        become(id, me.username(), MemberRole.MEMBER, me);
    }

    @Transactional
    public void remove(long id, String username, Me me) {
        var entered = locked(id, me);
        var user = users.require(username);
        var member = member(id, user);
        if (user != me.id()) {
            MemberRole.must(
                    member.role() == MemberRole.MEMBER ? entered.keepsOrder() : mayRemove(entered, member.role()));
        }
        Rooms.mustNotOwnPersonally(entered.name(), member.username());
        changes.take(me);
        if (erasures.beginWithLast(id, me.username())) {
            return;
        }
        memberships.leave(id, user);
        if (user != me.id()) {
            roll.removed(id, member.username(), member.role(), me);
        }
    }

    /** The room as it is while nobody else can change it. */
    private Entered locked(long id, Me me) {
        conversations.entered(id, me);
        conversations.lock(id);
        var entered = conversations.entered(id, me);
        mustBeRoom(entered);
        return entered;
    }

    private static boolean mayRemove(Entered entered, MemberRole role) {
        return role == MemberRole.MODERATOR && entered.role() == MemberRole.OWNER;
    }

    private static void mustBeRoom(Entered entered) {
        if (entered.kind() != Kind.ROOM) {
            throw entered.kind() == Kind.DIRECT
                    ? new Problem.Conflict("direct", "A direct conversation keeps its two members.")
                    : new Problem.Conflict("group", "A group keeps its members. Open another with others.");
        }
    }

    private Member member(long id, long user) {
        return memberships.member(id, user).orElseThrow(() -> new Problem.NotFound("member"));
    }
}

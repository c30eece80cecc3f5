package parley.conversation;

import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.http.Problem;

/** How administrators bring someone into a room, give them a role, and take them out. */
@Singleton
public class MemberAdministration {
    private final Conversations conversations;
    private final AllRooms rooms;
    private final Memberships memberships;
    private final Departures departures;
    private final Users users;
    private final Roll roll;

    MemberAdministration(
            Conversations conversations,
            AllRooms rooms,
            Memberships memberships,
            Departures departures,
            Users users,
            Roll roll) {
        this.conversations = conversations;
        this.rooms = rooms;
        this.memberships = memberships;
        this.departures = departures;
        this.users = users;
        this.roll = roll;
    }

    /** Brings someone in, in a role; an empty room becomes theirs, and who is in already keeps the role they have: false then. */
    @Transactional
    public boolean bring(long room, String username, MemberRole role, Me by) {
        role.mustBeARole();
        var user = users.requireActive(username);
        var shown = rooms.of(room).name();
        var as = Rooms.roleOnEntry(role, conversations.lock(room), shown, Name.of(username).key());
        var joined = memberships.join(room, user, as);
        if (joined) {
            roll.added(room, username(room, user), as, by);
        }
        return joined;
    }

    /** Gives a member another role; the last owner stays one. */
    @Transactional
    public void become(long room, String username, MemberRole role, Me by) {
        role.mustBeARole();
        var user = users.require(username);
        var shown = rooms.of(room).name();
        conversations.lock(room);
        var was = memberships.present(room, user).role();
        if (role != MemberRole.OWNER) {
            Rooms.mustNotOwnPersonally(shown, username(room, user));
        }
        memberships.become(room, user, role);
        roll.changed(room, username(room, user), was, role, by);
    }

    /** Takes a member out; a room whose only owner goes is given another, and a private one that nobody is in is deleted; false then. */
    @Transactional
    public boolean remove(long room, String username, Me by) {
        var user = users.require(username);
        var shown = rooms.of(room).name();
        conversations.lock(room);
        var was = memberships.present(room, user).role();
        var name = username(room, user);
        Rooms.mustNotOwnPersonally(shown, name);
        roll.removed(room, name, was, by);
        return departures.leave(room, user, by.username());
    }

    private String username(long room, long user) {
        return memberships.member(room, user).orElseThrow(() -> new Problem.NotFound("member")).username();
    }
}

package parley.conversation;

import jakarta.inject.Singleton;
import parley.account.Me;
import parley.account.Name;
import parley.account.Users;
import parley.http.Problem;

/** Who may bring whom into a conversation, promote them and take them out. */
@Singleton
public class Membership {
    private final Conversations conversations;
    private final Memberships memberships;
    private final Users users;

    Membership(Conversations conversations, Memberships memberships, Users users) {
        this.conversations = conversations;
        this.memberships = memberships;
        this.users = users;
    }

    Member bring(long id, String username, Me me) {
        var room = conversations.seen(id, me);
        var user = user(username);
        if (user != me.id()) {
            var entered = conversations.entered(id, me);
            mustBeRoom(entered);
            must(entered.visibility() == Visibility.PUBLIC || entered.keepsOrder());
        }
        memberships.join(room.id(), user, Standing.MEMBER);
        return member(id, user);
    }

    Member become(long id, String username, Standing role, Me me) {
        var entered = conversations.entered(id, me);
        mustBeRoom(entered);
        must(entered.role() == Standing.OWNER);
        if (role == Standing.LEFT) {
            throw new Problem.Invalid("role", "must be owner, moderator or member");
        }
        var user = user(username);
        memberships.become(id, user, role);
        return member(id, user);
    }

    void remove(long id, String username, Me me) {
        var entered = conversations.entered(id, me);
        mustBeRoom(entered);
        var user = user(username);
        if (user != me.id()) {
            var role = member(id, user).role();
            must(role == Standing.MEMBER ? entered.keepsOrder() : mayRemove(entered, role));
        }
        memberships.leave(id, user);
    }

    private static boolean mayRemove(Entered entered, Standing role) {
        return role == Standing.MODERATOR && entered.role() == Standing.OWNER;
    }

    private static void must(boolean allowed) {
        if (!allowed) {
            throw new Problem.Forbidden("forbidden", "Your role in this room does not allow this.");
        }
    }

    private static void mustBeRoom(Entered entered) {
        if (entered.kind() != Kind.ROOM) {
            throw new Problem.Conflict("direct", "A direct conversation keeps its two members.");
        }
    }

    private long user(String username) {
        return users.idOf(Name.of(username).key()).orElseThrow(() -> new Problem.NotFound("user"));
    }

    private Member member(long id, long user) {
        return memberships.member(id, user).orElseThrow(() -> new Problem.NotFound("member"));
    }
}

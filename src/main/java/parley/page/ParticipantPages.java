package parley.page;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Directory;
import parley.account.Me;
import parley.account.Profile;
import parley.conversation.Conversation;
import parley.conversation.MemberCare;
import parley.conversation.MemberRole;
import parley.conversation.Rooms;
import parley.http.Problem;

/** Who is in a room, by plain forms: invite, change roles, hand over, remove, leave. */
@Hidden
@Controller("/rooms/{name}/about")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class ParticipantPages {
    private static final int MOST_MEANT = 8;
    private static final int LONGEST_NAME = 100;

    private final Pages pages;
    private final About about;
    private final Rooms rooms;
    private final MemberCare care;
    private final Directory directory;

    ParticipantPages(Pages pages, About about, Rooms rooms, MemberCare care, Directory directory) {
        this.pages = pages;
        this.about = about;
        this.rooms = rooms;
        this.care = care;
        this.directory = directory;
    }

    /** Who is to come in. */
    @Serdeable
    record Invitation(@Nullable String username) {
        String invited() {
            return Forms.username(username);
        }
    }

    /** What is to become of whom: a role, or to be removed. */
    @Serdeable
    record Deed(@Nullable String username, @Nullable String act) {}

    @Post("/invite")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> invite(String name, @Body Invitation invitation, Me me) {
        var room = rooms.named(name, me);
        try {
            care.bring(room.id(), invitation.invited(), me);
            return Pages.seeOther(About.href(room));
        } catch (Problem.NotFound nobody) {
            var invited = invitation.invited();
            return about.drawAgain(room, HttpStatus.NOT_FOUND, Map.of("invited", invited, "meant", meant(invited, me)),
                    Map.of("username", Forms.error(nobody)), me);
        }
    }

    /** Whoever has something of that in their name: people know each other by other names than the server does. */
    private List<Profile> meant(String name, Me me) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            return List.of();
        }
        return directory.page(name, null, MOST_MEANT, me).items().stream()
                .filter(profile -> !profile.username().equals(me.username()))
                .toList();
    }

    @Post("/members")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> act(String name, @Body Deed deed, Me me) {
        return tried(name, me, room -> {
            var whom = String.valueOf(deed.username());
            switch (String.valueOf(deed.act())) {
                case "owner" -> care.become(room.id(), whom, MemberRole.OWNER, me);
                case "moderator" -> care.become(room.id(), whom, MemberRole.MODERATOR, me);
                case "member" -> care.become(room.id(), whom, MemberRole.MEMBER, me);
                case "remove" -> care.remove(room.id(), whom, me);
                default -> throw new Problem.Invalid("act", "must be owner, moderator or member");
            }
            return About.href(room);
        });
    }

    @Get("/heir/{username}")
    HttpResponse<String> askWhetherToHandOver(String name, String username, Me me) {
        var room = rooms.named(name, me);
        var heir = directory.profile(username, me);
        return pages.ok("heir", me, Map.of("name", Entry.title(room), "heir", heir, "about", About.href(room)));
    }

    @Post("/heir/{username}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> handOver(String name, String username, Me me) {
        return tried(name, me, room -> {
            care.handOver(room.id(), username, me);
            return About.href(room);
        });
    }

    @Post("/leave")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> leave(String name, Me me) {
        return tried(name, me, room -> {
            care.remove(room.id(), me.username(), me);
            return "/";
        });
    }

    /** What is done to a room, and where that leads. */
    private interface Attempt {
        String on(Conversation room);
    }

    /** What does not fit is said at the top of the page. */
    private HttpResponse<String> tried(String name, Me me, Attempt attempt) {
        var room = rooms.named(name, me);
        try {
            return Pages.seeOther(attempt.on(room));
        } catch (Problem.Conflict refusal) {
            return about.drawAgain(room, refusal.status(), Map.of(), Forms.errors(refusal, "form"), me);
        }
    }
}

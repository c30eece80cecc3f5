package parley.page;

import io.micronaut.http.HttpResponse;
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
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.AllMemberships;
import parley.conversation.MemberAdministration;
import parley.conversation.MemberRole;
import parley.conversation.MembershipDetails;
import parley.http.Problem;
import parley.http.SafePath;

/** Who is in a room, at the administrators' desk. */
@Hidden
@Controller("/admin/rooms/{id}/members")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class MemberDesk {
    private final Pages pages;
    private final RoomDesk rooms;
    private final AllMemberships allMemberships;
    private final MemberAdministration administration;

    MemberDesk(Pages pages, RoomDesk rooms, AllMemberships allMemberships, MemberAdministration administration) {
        this.pages = pages;
        this.rooms = rooms;
        this.allMemberships = allMemberships;
        this.administration = administration;
    }

    /** Who shall come in, or what someone shall be, and what the form has shown of that. */
    @Serdeable
    record Form(@Nullable String username, @Nullable String role, @Nullable String shownRole) {
        MemberRole memberRole() {
            return switch (role == null ? "" : role) {
                case "owner" -> MemberRole.OWNER;
                case "moderator" -> MemberRole.MODERATOR;
                default -> MemberRole.MEMBER;
            };
        }

        /** Whether another role was chosen. */
        boolean isChange() {
            return Forms.chosen(role, shownRole) != null;
        }
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> bring(long id, @Body Form form, Me me) {
        try {
            administration.bring(id, Forms.username(form.username()), form.memberRole(), me);
            return peopled(id);
        } catch (Problem.NotFound nobody) {
            return rooms.refusedMember(id, form.username(), nobody, me);
        }
    }

    /** A member, and what can be done with them. */
    @Get("/{username}")
    HttpResponse<String> show(long id, String username, Me me) {
        return pages.ok("admin/member", me, content(allMemberships.one(id, username), Map.of()));
    }

    @Post("/{username}")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> become(long id, String username, @Body Form form, Me me) {
        try {
            if (form.isChange()) {
                var now = allMemberships.one(id, username).role().name().toLowerCase(Locale.ROOT);
                Forms.mustBeAsShown("role", form.role(), form.shownRole(), now);
                administration.become(id, username, form.memberRole(), me);
            }
            return peopled(id);
        } catch (Problem.Conflict | Problem.Invalid refusal) {
            return refused(id, username, refusal, me);
        }
    }

    @Post("/{username}/remove")
    @Consumes(MediaType.ALL)
    HttpResponse<String> remove(long id, String username, Me me) {
        try {
            var left = administration.remove(id, username, me);
            return left ? peopled(id) : Pages.seeOther("/admin/rooms");
        } catch (Problem.Conflict refusal) {
            return refused(id, username, refusal, me);
        }
    }

    private static HttpResponse<String> peopled(long id) {
        return Pages.seeOther("/admin/rooms/" + id + "?saved=members#members");
    }

    private HttpResponse<String> refused(long id, String username, Problem refusal, Me me) {
        var content = content(allMemberships.one(id, username), Forms.errors(refusal, "role"));
        return pages.refused(refusal.status(), "admin/member", me, content);
    }

    private static Map<String, Object> content(MembershipDetails member, Map<String, String> errors) {
        var place = SafePath.within("/admin/rooms/" + member.conversation() + "/members", member.username());
        return Map.of(
                "member", member, "place", place.toString(), "back", "/admin/rooms/" + member.conversation(), "isOwner",
                member.role() == MemberRole.OWNER,
                "isModerator", member.role() == MemberRole.MODERATOR, "errors", errors);
    }
}

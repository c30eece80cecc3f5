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
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Directory;
import parley.account.Me;
import parley.account.Profile;
import parley.conversation.Conversations;
import parley.conversation.Groups;
import parley.conversation.Kind;
import parley.http.Problem;

/** Groups for browsers. Whoever is chosen stays chosen while one looks for the next, without a script. */
@Hidden
@Controller("/groups")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class GroupPages {
    private static final int PAGE = 50;
    private static final int MOST_CHOSEN = 50;

    private final Pages pages;
    private final ConversationPage page;
    private final Conversations conversations;
    private final Groups groups;
    private final Directory directory;

    GroupPages(
            Pages pages, ConversationPage page, Conversations conversations, Groups groups, Directory directory) {
        this.pages = pages;
        this.page = page;
        this.conversations = conversations;
        this.groups = groups;
        this.directory = directory;
    }

    @Get("/{id}{?before}")
    HttpResponse<String> show(long id, @Nullable @QueryValue @Min(1) Long before, Me me) {
        var group = conversations.seen(id, me);
        return group.kind() == Kind.GROUP ? page.draw(group, before, me) : Pages.seeOther(Entry.href(group));
    }

    @Get("/new{?q,usernames*}")
    HttpResponse<String> choose(
            @QueryValue(defaultValue = "") @Size(max = 100) String q,
            @Nullable @QueryValue List<String> usernames,
            Me me) {
        return pages.ok("group", me, content(q, usernames, me));
    }

    @Post
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    HttpResponse<String> open(@Body Map<String, Object> form, Me me) {
        var chosen = chosen(form.get("usernames"));
        try {
            var usernames = chosen.isEmpty() ? List.of(me.username()) : chosen;
            return Pages.seeOther(Entry.href(groups.put(usernames, me).conversation()));
        } catch (Problem.Invalid refusal) {
            var content = content("", chosen, me);
            content.put("problem", Forms.reason(refusal));
            return pages.refused(HttpStatus.BAD_REQUEST, "group", me, content);
        }
    }

    /** What is sent once is no list. */
    private static List<String> chosen(@Nullable Object usernames) {
        return switch (usernames) {
            case null -> List.of();
            case List<?> several -> several.stream().map(String::valueOf).toList();
            default -> List.of(usernames.toString());
        };
    }

    /** Those who were chosen before come first, then those who were looked for. */
    private Map<String, Object> content(String q, @Nullable List<String> usernames, Me me) {
        Map<String, Profile> chosen = new LinkedHashMap<>();
        for (var username : usernames == null ? List.<String>of() : usernames.stream().limit(MOST_CHOSEN).toList()) {
            profile(username, me).ifPresent(profile -> chosen.put(profile.username(), profile));
        }
        var found = new ArrayList<>(directory.page(q, null, PAGE, me).items());
        found.removeIf(profile -> chosen.containsKey(profile.username()) || profile.username().equals(me.username()));
        var content = new HashMap<String, Object>();
        content.put("q", q);
        content.put("chosen", chosen.values());
        content.put("found", found);
        return content;
    }

    /** None where a name was mistyped in the address. */
    private Optional<Profile> profile(String username, Me me) {
        try {
            return Optional.of(directory.profile(username, me));
        } catch (Problem.NotFound nobody) {
            return Optional.empty();
        }
    }
}

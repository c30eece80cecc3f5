package parley.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Directory;
import parley.account.Guest;
import parley.account.Me;
import parley.account.Profile;
import parley.account.Reader;
import parley.account.Users;
import parley.conversation.Conversation;
import parley.conversation.Directs;
import parley.http.SafePath;
import parley.sync.Sync;

/** Everyone, and each one's profile. */
@Hidden
@Controller("/people")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_ANONYMOUS)
class PeoplePages {
    private static final int PAGE = 50;

    private final Pages pages;
    private final Directory directory;
    private final Directs directs;
    private final Users users;
    private final Sync sync;

    PeoplePages(Pages pages, Directory directory, Directs directs, Users users, Sync sync) {
        this.pages = pages;
        this.directory = directory;
        this.directs = directs;
        this.users = users;
        this.sync = sync;
    }

    /** Someone as they are shown. */
    @Introspected
    record Person(
            String username,
            String displayName,
            String bio,
            @Nullable String avatar,
            String href,
            boolean isMe,
            boolean online,
            @Nullable Instant lastSeenAt) {
        static Person of(Profile profile, Reader reader) {
            return new Person(
                    profile.username(), profile.displayName(), profile.bio(), profile.avatar(),
                    SafePath.within("/people", profile.username()).toString(),
                    profile.username().equals(reader.username()),
                    profile.online(), profile.lastSeenAt());
        }
    }

    @Get("{?q,cursor}")
    HttpResponse<String> list(
            @QueryValue(defaultValue = "") @Size(max = 100) String q, @Nullable @QueryValue String cursor,
            Reader reader) {
        var page = directory.page(q, cursor, PAGE, reader);
        var content = new HashMap<String, Object>();
        content.put("q", q);
        content.put("people", page.items().stream().map(profile -> Person.of(profile, reader)).toList());
        if (page.next() != null) {
            content.put("next", "/people?q=" + SafePath.query(q) + "&cursor=" + page.next());
        }
        return draw("people", reader, content);
    }

    @Get("/{username}")
    HttpResponse<String> show(String username, Reader reader) {
        var profile = directory.profile(username, reader);
        var person = Person.of(profile, reader);
        var content = new HashMap<String, Object>();
        content.put("person", person);
        if (reader instanceof Me me) {
            var direct = person.isMe() ? Optional.<Conversation>empty() : directs.with(username, me);
            direct.ifPresent(there -> content.put("direct", there));
            content.put("isWrittenTo",
                    !profile.deleted() && (direct.isPresent() || users.active(username).isPresent()));
        }
        return draw("person", reader, content);
    }

    /** Who is signed in is online here, too. */
    private HttpResponse<String> draw(String page, Reader reader, Map<String, ?> content) {
        return switch (reader) {
            case Guest guest -> pages.ok(page, null, content);
            case Me me -> {
                var live = new HashMap<String, Object>(content);
                live.put("sync", sync.cursor(me));
                yield pages.ok(page, me, live);
            }
        };
    }
}

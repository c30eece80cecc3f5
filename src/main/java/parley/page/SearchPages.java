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
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.http.Problem;
import parley.message.Message;
import parley.message.Search;

/** Looking for messages, and what was found. */
@Hidden
@Controller("/search")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class SearchPages {
    private static final int PAGE = 50;

    private final Pages pages;
    private final Search search;
    private final Conversations conversations;

    SearchPages(Pages pages, Search search, Conversations conversations) {
        this.pages = pages;
        this.search = search;
        this.conversations = conversations;
    }

    /** A message that was found, and where it is read. */
    @Introspected
    record Hit(String href, String title, String authorName, String body, Instant createdAt) {}

    @Get("{?q,conversation,cursor}")
    HttpResponse<String> find(
            @QueryValue(defaultValue = "") @Size(max = 100) String q,
            @Nullable @QueryValue String conversation,
            @Nullable @QueryValue String cursor,
            Me me) {
        var content = new HashMap<String, Object>();
        content.put("q", q);
        var within = Forms.number(conversation);
        if (within != null) {
            content.put("conversation", within);
            content.put("everywhere", address(q));
            content.put("title", Entry.title(conversations.seen(conversations.entered(within, me).id(), me)));
        }
        if (!q.isBlank()) {
            var page = search.page(new Search.Wish(q, within, null), cursor, PAGE, me);
            content.put("hits", hits(page.items(), me));
            if (page.next() != null) {
                content.put("next",
                        address(q) + (within == null ? "" : "&conversation=" + within) + "&cursor=" + page.next());
            }
        }
        return pages.ok("search", me, content);
    }

    private static String address(String q) {
        return "/search?q=" + URLEncoder.encode(q, StandardCharsets.UTF_8);
    }

    private List<Hit> hits(List<Message> messages, Me me) {
        Map<Long, Optional<String>> titles = new HashMap<>();
        return messages.stream()
                .flatMap(message -> titles.computeIfAbsent(message.conversation(), id -> title(id, me)).stream()
                        .map(title -> new Hit(Bubble.place(message), title, message.authorName(),
                                String.valueOf(message.body()), message.createdAt())))
                .toList();
    }

    /** None for a conversation that one has left just now. */
    private Optional<String> title(long conversation, Me me) {
        try {
            return Optional.of(Entry.title(conversations.seen(conversation, me)));
        } catch (Problem.NotFound gone) {
            return Optional.empty();
        }
    }
}

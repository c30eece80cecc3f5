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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.conversation.Conversations;
import parley.http.Blank;
import parley.http.Problem;
import parley.http.SafePath;
import parley.http.Text;
import parley.message.Message;
import parley.message.Search;
import parley.message.Words;

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
    record Hit(String href, String authorName, Excerpt excerpt, Instant createdAt) {}

    /** What was found in one conversation, and where to look in it alone. */
    @Introspected
    record Place(String title, String href, List<Hit> hits) {}

    @Get("{?q,conversation,cursor}")
    HttpResponse<String> find(
            @QueryValue(defaultValue = "") @Text(max = 100) String q,
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
        if (!Blank.is(q)) {
            var page = search.page(new Search.Wish(q, within, null), cursor, PAGE, me);
            content.put("places", places(page.items(), q, me));
            if (page.next() != null) {
                content.put("next", (within == null ? address(q) : address(q, within)) + "&cursor=" + page.next());
            }
        }
        return pages.ok("search", me, content);
    }

    private static String address(String q) {
        return "/search?q=" + SafePath.query(q);
    }

    private static String address(String q, long conversation) {
        return address(q) + "&conversation=" + conversation;
    }

    /** Of what is on the page, where somebody said it last comes first. */
    private List<Place> places(List<Message> messages, String q, Me me) {
        var words = Words.of(q);
        var found = new LinkedHashMap<Long, List<Hit>>();
        for (var message : messages) {
            found.computeIfAbsent(message.conversation(), id -> new ArrayList<>()).add(new Hit(
                    Bubble.place(message), message.authorName(), Excerpt.of(String.valueOf(message.body()), words),
                    message.createdAt()));
        }
        return found.entrySet().stream()
                .flatMap(place -> title(place.getKey(), me).stream()
                        .map(title -> new Place(title, address(q, place.getKey()), place.getValue())))
                .sorted(Comparator.comparing((Place place) -> place.hits().getFirst().createdAt()).reversed())
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

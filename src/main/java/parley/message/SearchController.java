package parley.message;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.http.Characters;
import parley.http.Listed;
import parley.http.Refusals;

/** Looking for messages. */
@Controller("/api/v1/search")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "messages")
class SearchController {
    private final Search search;

    SearchController(Search search) {
        this.search = search;
    }

    /**
     * Find messages in the conversations that one is in: the newest conversation first, and in it the newest message. A
     * page looks at 20,000 messages at most, so that it may have few entries or none and still have a {@code next}.
     *
     * @param q the words that the text contains, all of them, in any order, however they are capitalised, and parts of
     *     words will do; 1 to 100 characters
     * @param in the number of one conversation; left out for all
     * @param from whose messages, by username; left out for everybody's
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of messages
     */
    @Get("{?q,in,from,cursor,limit}")
    Listed<Message> searchMessages(
            @QueryValue @Characters(max = 100) @Schema(minLength = 1, maxLength = 100) String q,
            @Nullable @QueryValue Long in,
            @Nullable @QueryValue String from,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit,
            Me me) {
        return search.page(new Search.Wish(q, in, from), cursor, limit, me);
    }
}

package parley.page;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.util.HashMap;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.attachment.Attachments;
import parley.attachment.Deposit;
import parley.attachment.Deposits;
import parley.attachment.Uploads;

/** One's own files, with the messages that they hang at: where to look when there is no room for more. */
@Hidden
@Controller("/settings/files")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class FilePages {
    private static final String PATH = "/settings/files";
    private static final int PAGE = 50;

    private final Pages pages;
    private final Deposits deposits;
    private final Attachments attachments;
    private final Uploads uploads;

    FilePages(Pages pages, Deposits deposits, Attachments attachments, Uploads uploads) {
        this.pages = pages;
        this.deposits = deposits;
        this.attachments = attachments;
        this.uploads = uploads;
    }

    /**
     * A file as it is drawn.
     *
     * @param message where its message is; null for none
     */
    @Introspected
    record Mine(long id, String name, long bytes, boolean isPicture, Instant createdAt, @Nullable String message) {
        static Mine of(Deposit file) {
            var message = file.messageNo() == null
                    ? null
                    : "/conversations/" + file.conversation() + "/messages/" + file.messageNo();
            return new Mine(file.id(), file.name(), file.size(), file.width() != null, file.createdAt(), message);
        }
    }

    @Get("{?cursor}")
    HttpResponse<String> list(@Nullable @QueryValue String cursor, Me me) {
        var page = deposits.of(me, cursor, PAGE);
        var content = new HashMap<String, Object>();
        content.put("files", page.items().stream().map(Mine::of).toList());
        content.put("used", uploads.used(me));
        content.put("most", uploads.most());
        if (page.next() != null) {
            content.put("next", PATH + "?cursor=" + page.next());
        }
        return pages.ok("files", me, content);
    }

    @Post("/{id}/delete")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(long id, Me me) {
        attachments.delete(id, me);
        return Pages.seeOther(PATH);
    }
}

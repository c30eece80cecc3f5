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
import parley.attachment.AllAttachments;
import parley.attachment.AttachmentDetails;
import parley.attachment.Attachments;
import parley.attachment.Uploads;
import parley.conversation.Circle;
import parley.conversation.Circles;

/** One's own files, with the messages that they hang at: where to look when there is no room for more. */
@Hidden
@Controller("/settings/files")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class FilePages {
    private static final String PATH = "/settings/files";
    private static final int PAGE = 50;

    private final Pages pages;
    private final AllAttachments allAttachments;
    private final Attachments attachments;
    private final Uploads uploads;
    private final Circles circles;

    FilePages(Pages pages, AllAttachments allAttachments, Attachments attachments, Uploads uploads, Circles circles) {
        this.pages = pages;
        this.allAttachments = allAttachments;
        this.attachments = attachments;
        this.uploads = uploads;
        this.circles = circles;
    }

    /**
     * A file as it is drawn.
     *
     * @param message where its message is; null for none
     * @param isOut whether that is in a conversation that one has left, where it is out of reach
     */
    @Introspected
    record Mine(
            long id,
            String name,
            long bytes,
            boolean isPicture,
            Instant createdAt,
            @Nullable String message,
            boolean isOut) {
        static Mine of(AttachmentDetails file, Circle circle) {
            var conversation = file.conversation();
            var no = file.messageNo();
            return new Mine(
                    file.id(), file.name(), file.size(), file.width() != null, file.createdAt(),
                    conversation == null || no == null ? null : Bubble.place(conversation, no),
                    conversation != null && circle.in(conversation) == null);
        }
    }

    @Get("{?cursor}")
    HttpResponse<String> list(@Nullable @QueryValue String cursor, Me me) {
        var page = allAttachments.of(me, cursor, PAGE);
        var content = new HashMap<String, Object>();
        var circle = circles.of(me.id());
        content.put("files", page.items().stream().map(file -> Mine.of(file, circle)).toList());
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

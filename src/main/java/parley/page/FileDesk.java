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
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.account.Me;
import parley.attachment.AllAttachments;
import parley.attachment.AttachmentDetails;
import parley.http.Listed;
import parley.http.Problem;
import parley.http.SafePath;
import parley.message.Removal;

/** Files at the administrators' desk: found, looked at, and taken away. */
@Hidden
@Controller("/admin/files")
@Produces(MediaType.TEXT_HTML)
@Secured(SecurityRule.IS_AUTHENTICATED)
class FileDesk {
    private static final String PATH = "/admin/files";
    private static final int PAGE = 50;
    private static final Listed<AttachmentDetails> NOTHING = new Listed<>(List.of(), null);

    private final Pages pages;
    private final AllAttachments allAttachments;
    private final Removal removal;
    private final Whereabouts whereabouts;

    FileDesk(Pages pages, AllAttachments allAttachments, Removal removal, Whereabouts whereabouts) {
        this.pages = pages;
        this.allAttachments = allAttachments;
        this.removal = removal;
        this.whereabouts = whereabouts;
    }

    /** A file as it is drawn. */
    @Introspected
    record Row(
            long id,
            String name,
            String type,
            long bytes,
            String owner,
            @Nullable Long conversation,
            @Nullable Long messageNo,
            Instant createdAt) {
        static Row of(AttachmentDetails file) {
            return new Row(
                    file.id(), file.name(), file.type(), file.size(), file.owner(),
                    file.conversation(), file.messageNo(), file.createdAt());
        }
    }

    @Get("{?owner,conversation,cursor}")
    HttpResponse<String> list(
            @Nullable @QueryValue String owner,
            @Nullable @QueryValue String conversation,
            @Nullable @QueryValue String cursor,
            Me me) {
        var texts = Speech.here().texts();
        var where = whereabouts.of(conversation);
        var page = where.error() == null ? page(Forms.whose(owner), where.conversation(), cursor) : NOTHING;
        var content = Desk.at(PATH)
                .field("owner", texts.say("admin.file.owner"), owner)
                .field("conversation", texts.say("admin.message.conversation"), conversation, where.error())
                .content(page, page.items().stream().map(Row::of).toList());
        return pages.ok("admin/files", me, content);
    }

    /** Nobody of that name has sent anything. */
    private Listed<AttachmentDetails> page(@Nullable String owner, @Nullable Long conversation,
            @Nullable String cursor) {
        try {
            return allAttachments.page(owner, conversation, cursor, PAGE);
        } catch (Problem.NotFound nobody) {
            return NOTHING;
        }
    }

    @Get("/{id}/delete{?from}")
    HttpResponse<String> askToDelete(long id, @Nullable @QueryValue String from, Me me) {
        var texts = Speech.here().texts();
        var file = allAttachments.one(id);
        var back = Desk.back(PATH, from);
        return pages.ok("admin/confirm", me, Map.of(
                "question", texts.say("admin.file.delete.question", Map.of("name", file.owner())),
                "quote", file.name(),
                "consequence", texts.say("admin.file.delete.hint"),
                "action", PATH + '/' + id + "/delete?from=" + SafePath.query(back),
                "back", back));
    }

    @Post("/{id}/delete{?from}")
    @Consumes(MediaType.ALL)
    HttpResponse<String> delete(long id, @Nullable @QueryValue String from, Me me) {
        removal.ofFile(id, me);
        return Pages.seeOther(Desk.back(PATH, from));
    }
}

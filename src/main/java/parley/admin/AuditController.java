package parley.admin;

import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.QueryValue;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Entry;
import parley.http.Listed;
import parley.http.Refusals;

/** What was done, for administrators to read. */
@Controller("/api/v1/admin/audit")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class AuditController {
    private final Trail trail;

    AuditController(Trail trail) {
        this.trail = trail;
    }

    /**
     * What administrators did and what concerns security, the latest first. Entries are never changed or removed. Of
     * failed sign-ins a server writes down a thousand an hour, unless configured.
     *
     * @param actor only what this user did, in any spelling
     * @param action only deeds of this kind
     * @param target only what was done to this: a user in any spelling, a room with a {@code #} before its name, or as
     *     entries call it
     * @param cursor the {@code next} of the page before
     * @param limit how many, 1 to 100
     * @return a page of entries
     */
    @Get("{?actor,action,target,cursor,limit}")
    Listed<Entry> listAudit(
            @Nullable @QueryValue @Size(max = 64) String actor,
            @Nullable @QueryValue Action action,
            @Nullable @QueryValue @Size(max = 128) String target,
            @Nullable @QueryValue String cursor,
            @QueryValue(defaultValue = "50") @Min(1) @Max(100) int limit) {
        return trail.page(actor, action, target, cursor, limit);
    }
}

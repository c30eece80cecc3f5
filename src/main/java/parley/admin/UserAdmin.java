package parley.admin;

import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Patch;
import io.micronaut.http.annotation.Status;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import parley.account.Account;
import parley.account.Me;
import parley.http.Refusals;

/** What administrators do with accounts. */
@Controller("/api/v1/admin/users")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "admin")
class UserAdmin {
    private final Account account;

    UserAdmin(Account account) {
        this.account = account;
    }

    /**
     * A change to an account.
     *
     * @param disabled true shuts the user out and ends their sessions at once, false lets them in again
     */
    @Serdeable
    record AccountChange(@NotNull Boolean disabled) {}

    /**
     * Disable or enable an account. Administrators only.
     *
     * @param username whose
     * @param change what is to change
     */
    @Patch("/{username}")
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Changed")
    void changeAccount(String username, @Body @Valid AccountChange change, Me me) {
        account.disable(username, change.disabled(), me);
    }
}

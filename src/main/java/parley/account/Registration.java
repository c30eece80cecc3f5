package parley.account;

import io.micronaut.context.annotation.Value;
import io.micronaut.http.HttpRequest;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.inject.Singleton;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import parley.http.Allowance;
import parley.http.Characters;
import parley.http.ClientAddress;
import parley.http.OneLine;
import parley.http.Problem;

/** Makes users. */
@Singleton
public class Registration {
    private final Allowance perAddress;
    private final ClientAddress addresses;
    private final Passwords passwords;
    private final Enrolment enrolment;
    private final boolean open;

    Registration(
            AccountLimits limits,
            ClientAddress addresses,
            Passwords passwords,
            Enrolment enrolment,
            @Value("${parley.registration:true}") boolean open) {
        this.perAddress = new Allowance(limits.registrationsPerAddress(), Duration.ofHours(1));
        this.addresses = addresses;
        this.passwords = passwords;
        this.enrolment = enrolment;
        this.open = open;
    }

    /**
     * Who wants to join.
     *
     * @param username 2 to 32 letters, digits, dots, dashes or underscores; stored in lower case; never reused
     * @param password 8 to 128 characters; common ones are refused
     * @param displayName 1 to 64 characters; the username when left out
     */
    @Serdeable
    public record Draft(
            @NotNull @Size(max = 200) String username,
            @NotNull @Size(max = 1000) String password,
            @Nullable @Characters(max = 64) @OneLine String displayName) {}

    /** Whether people may make accounts by themselves; else administrators make them. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Registers a member: {@link Problem.Invalid}, {@link Problem.Conflict}, {@link Problem.TooMany} or, where it is
     * not open, {@link Problem.Forbidden} if not.
     */
    public Profile register(Draft draft, HttpRequest<?> request) {
        if (!open) {
            throw new Problem.Forbidden("registration-closed", "Accounts are made by the administrators here.");
        }
        return enrolment.enrol(user(draft, Role.MEMBER, request));
    }

    Profile registerFirstAdmin(Draft draft, HttpRequest<?> request) {
        return enrolment.enrolFirstAdmin(user(draft, Role.ADMIN, request));
    }

    private User user(Draft draft, Role role, HttpRequest<?> request) {
        var username = Name.username(draft.username()).key();
        passwords.check("password", draft.password(), username);
        perAddress.take(addresses.of(request));
        return User.fresh(username, draft.displayName(), role, passwords.hash(draft.password()));
    }
}

package parley.account;

import io.micronaut.context.annotation.Value;
import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import io.micronaut.security.authentication.AuthorizationException;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import parley.http.Allowance;
import parley.http.Bearer;
import parley.http.ClientAddress;

/**
 * Whether people may read before they sign in, which is said here alone: the directory without presence, and public
 * rooms. An operation opens itself to them by asking for a {@link Reader}, and not for {@link Me}.
 */
@Singleton
public class Guests implements TypedRequestArgumentBinder<Reader> {
    private final boolean welcome;
    private final Allowance requests;
    private final ClientAddress addresses;
    private final Requester requester;
    private final SessionCookies cookies;

    Guests(
            @Value("${parley.guests:false}") boolean welcome,
            AccountLimits limits,
            ClientAddress addresses,
            Requester requester,
            SessionCookies cookies) {
        this.welcome = welcome;
        this.requests = new Allowance(limits.guestRequestsPerAddress(), Duration.ofMinutes(1));
        this.addresses = addresses;
        this.requester = requester;
        this.cookies = cookies;
    }

    public boolean areWelcome() {
        return welcome;
    }

    @Override
    public Argument<Reader> argumentType() {
        return Argument.of(Reader.class);
    }

    @Override
    public BindingResult<Reader> bind(ArgumentConversionContext<Reader> context, HttpRequest<?> request) {
        var reader = reader(request);
        return () -> Optional.of(reader);
    }

    /** Who comes with a token that no longer holds is no guest: they are to renew it. */
    private Reader reader(HttpRequest<?> request) {
        if (request.getUserPrincipal(Authentication.class).isPresent()) {
            return requester.require(request);
        }
        var token = Bearer.isIn(request) || cookies.findToken(request).isPresent();
        if (!welcome || token) {
            throw new AuthorizationException(null);
        }
        var address = addresses.of(request);
        requests.take(address);
        return new Guest(address);
    }
}

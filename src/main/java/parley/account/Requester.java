package parley.account;

import io.micronaut.core.convert.ArgumentConversionContext;
import io.micronaut.core.type.Argument;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.bind.binders.TypedRequestArgumentBinder;
import io.micronaut.security.authentication.Authentication;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Who is behind a request; lets a controller's method ask for {@link Me}. */
@Singleton
public class Requester implements TypedRequestArgumentBinder<Me> {
    private final LiveSessions sessions;

    Requester(LiveSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Argument<Me> argumentType() {
        return Argument.of(Me.class);
    }

    @Override
    public BindingResult<Me> bind(ArgumentConversionContext<Me> context, HttpRequest<?> request) {
        var me = require(request);
        return () -> Optional.of(me);
    }

    /** Who asks, or {@link parley.http.Problem.Unauthenticated} once their session has ended. */
    public Me require(HttpRequest<?> request) {
        return of(request).orElseThrow(LiveSessions::over);
    }

    /** Who asks, if they are signed in. */
    public Optional<Me> of(HttpRequest<?> request) {
        return request.getUserPrincipal(Authentication.class)
                .map(authentication -> authentication.getAttributes().get(LiveToken.SESSION))
                .filter(Number.class::isInstance)
                .flatMap(session -> sessions.find(((Number) session).longValue()));
    }
}

package parley.push;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Delete;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Put;
import io.micronaut.http.annotation.Status;
import io.micronaut.http.server.util.HttpHostResolver;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import parley.account.Me;
import parley.http.Refusals;

/** Waking this session's device by Web Push. */
@Controller("/api/v1/me/push")
@Secured(SecurityRule.IS_AUTHENTICATED)
@Refusals
@Tag(name = "me")
class PushController {
    private static final int LONGEST_CONTACT = 255;

    private final Subscriptions subscriptions;
    private final PushServices services;
    private final Vapid vapid;
    private final HttpHostResolver hosts;

    PushController(Subscriptions subscriptions, PushServices services, Vapid vapid, HttpHostResolver hosts) {
        this.subscriptions = subscriptions;
        this.services = services;
        this.vapid = vapid;
        this.hosts = hosts;
    }

    /**
     * Whether this session's device is woken, and the key to subscribe with.
     *
     * @return the subscription
     */
    @Get
    Subscription showPush(Me me) {
        return new Subscription(vapid.publicKey(), subscriptions.find(me.session()).isPresent());
    }

    /**
     * Have this session's device woken when one is away and something is said to one: in a direct or a group, or in a room
     * by {@code @username}. The push is empty; ask for what is new. It goes on until it is deleted, the session ends, or
     * the push service no longer knows the device. A device that was another session's becomes this one's.
     *
     * @param subscription the browser's {@code PushSubscription}
     */
    @Put
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Subscribed")
    void subscribePush(@Body @Valid Subscription.Draft subscription, Me me, HttpRequest<?> request) {
        services.require(subscription.endpoint(), me.id());
        subscriptions.put(me, subscription.endpoint(), contact(request));
    }

    /** Have this session's device no longer woken. */
    @Delete
    @Status(HttpStatus.NO_CONTENT)
    @ApiResponse(responseCode = "204", description = "Not subscribed")
    void unsubscribePush(Me me) {
        subscriptions.forget(me.session());
    }

    /** Where this server is: who runs a push service wants to know whom to turn to, and takes no other than https. */
    private String contact(HttpRequest<?> request) {
        var here = hosts.resolve(request).replaceFirst("^\\w+:", "https:");
        return here.substring(0, Math.min(here.length(), LONGEST_CONTACT));
    }
}

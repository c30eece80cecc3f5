package parley.push;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/**
 * Whether this device is woken when something is said to its owner, who is away.
 *
 * @param publicKey the server's, as browsers want it for {@code applicationServerKey}: base64url of 65 bytes; it only
 *     changes with the server's secret, and then subscriptions have to be made anew
 * @param subscribed whether this session's device has a subscription
 */
@Serdeable
record Subscription(String publicKey, boolean subscribed) {
    /**
     * A subscription as the browser's {@code PushSubscription} says it in JSON. Its keys are not needed: a push carries
     * nothing.
     *
     * @param endpoint the push service's address for this device: https at port 443, up to 1,000 characters
     */
    @Serdeable
    record Draft(@NotNull @Size(max = 1000) String endpoint) {}

    /** A device, as one knocks at it. */
    @Introspected
    record Device(long session, long user, String endpoint, String contact) {}

    /** A device of someone a message may have been for, and how far they have come in the conversation. */
    @Introspected
    record Addressed(
            long session,
            String endpoint,
            String contact,
            long user,
            String username,
            long conversation,
            long receivedNo,
            long readNo) {
        Device device() {
            return new Device(session, user, endpoint, contact);
        }
    }
}

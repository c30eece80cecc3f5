package parley.push;

import io.micronaut.context.BeanProvider;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.http.FairTurnstile;
import parley.http.Problem;

/**
 * Brings pushes to push services, a few at a time and one to a person, each on a virtual thread of its own. A device
 * that is being woken need not be woken again, and beyond a number of them nobody is: their polls will tell.
 */
@Singleton
class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int MOST_UNDERWAY = 10_000;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int TRIES = 4;
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final Duration KEPT_BY_SERVICE = Duration.ofDays(1);

    private final Set<Long> underway = ConcurrentHashMap.newKeySet();
    private final FairTurnstile lines = new FairTurnstile(AT_ONCE, PATIENCE);
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Subscriptions subscriptions;
    private final PushServices services;
    /** Made at the first push: a secret that will not do is to be complained of by the server's start. */
    private final BeanProvider<Vapid> vapid;

    Courier(Subscriptions subscriptions, PushServices services, BeanProvider<Vapid> vapid) {
        this.subscriptions = subscriptions;
        this.services = services;
        this.vapid = vapid;
    }

    void wake(Subscription.Device device) {
        if (underway.size() < MOST_UNDERWAY && underway.add(device.session())) {
            Thread.startVirtualThread(() -> bring(device));
        }
    }

    private void bring(Subscription.Device device) {
        try {
            var answer = call(device);
            for (var tries = 1; answer.isWorthAnotherTry() && tries < TRIES; tries++) {
                Thread.sleep(answer.pause(tries));
                answer = call(device);
            }
            if (answer.isGone()) {
                subscriptions.gone(device);
            } else if (!answer.isGood()) {
                LOG.warn("A push was not taken: {}", answer);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (Problem.Invalid elsewhere) {
            LOG.warn("A push service is nowhere that this server speaks to any more.");
        } catch (RuntimeException failure) {
            LOG.warn("A push was not sent: {}", failure.getMessage());
        } finally {
            underway.remove(device.session());
        }
    }

    /** To the devices of a person one after the other: a service that never answers is in nobody else's way. */
    private Reply call(Subscription.Device device) {
        return lines.pass(device.user(), () -> knock(device));
    }

    /** Where the name leads is looked at again each time: it may be another's today. Nothing of the answer's body is read. */
    private Reply knock(Subscription.Device device) {
        try {
            var endpoint = services.require(device.endpoint(), device.user());
            var request = HttpRequest.newBuilder(endpoint)
                    .timeout(ANSWER)
                    .header("Authorization", vapid.get().authorization(endpoint, device.contact()))
                    .header("TTL", Long.toString(KEPT_BY_SERVICE.toSeconds()))
                    .header("Urgency", "high")
                    .header("Topic", "news")
                    .POST(BodyPublishers.noBody())
                    .build();
            var response = http.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return Reply.of(response);
        } catch (IOException | Problem.Unavailable failure) {
            return Reply.none();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return Reply.none();
        }
    }

    @PreDestroy
    void stop() {
        http.shutdownNow();
    }
}

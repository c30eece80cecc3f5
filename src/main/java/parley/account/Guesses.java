package parley.account;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import parley.http.Allowance;
import parley.http.ClientAddress;

/**
 * How often a password may be guessed: seldom from one address for one account, so that nobody but its owner's own
 * address can shut its owner out, and a limited number of times for an account and for an address altogether. A guess is
 * counted before it is looked at, so that many at once gain nothing, and given back unless it was wrong. Who has got in
 * from an address is not kept out by what others guess there.
 */
@Singleton
class Guesses {
    private static final int LONGEST_NAME = 200;
    private static final int MOST_KNOWN = 100_000;
    private static final Duration KNOWN_FOR = Duration.ofDays(30);

    private final Allowance here;
    private final Allowance ofAccount;
    private final Allowance ofOwner;
    private final Allowance ofAddress;
    /** Who has got in from where. */
    private final Cache<String, Boolean> known = Caffeine.newBuilder()
            .maximumSize(MOST_KNOWN)
            .expireAfterAccess(KNOWN_FOR)
            .build();
    private final ClientAddress addresses;

    Guesses(AccountLimits limits, ClientAddress addresses) {
        this.addresses = addresses;
        this.here = new Allowance(limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.ofAccount = new Allowance(20 * limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.ofOwner = new Allowance(20 * limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.ofAddress = new Allowance(limits.failuresPerAddress(), Duration.ofMinutes(5));
    }

    /**
     * Lets someone try a password, or throws {@link parley.http.Problem.TooMany}. Only a wrong one counts: what was right,
     * or could not be looked at, costs nothing.
     *
     * @param check gives what the right password opens
     */
    <T> Optional<T> guess(String username, HttpRequest<?> request, Supplier<Optional<T>> check) {
        return guess(username, request, ofAccount, check);
    }

    /** As {@link #guess}, for who is signed in already: what others guess elsewhere does not count. */
    <T> Optional<T> guessOwn(String username, HttpRequest<?> request, Supplier<Optional<T>> check) {
        return guess(username, request, ofOwner, check);
    }

    private <T> Optional<T> guess(
            String username, HttpRequest<?> request, Allowance altogether, Supplier<Optional<T>> check) {
        var name = bounded(username);
        var address = addresses.of(request);
        var pair = address + ' ' + name;
        var counts = new ArrayList<>(List.of(new Count(here, pair), new Count(altogether, name)));
        if (known.getIfPresent(pair) == null) {
            counts.add(new Count(ofAddress, address));
        }
        var taken = new ArrayList<Count>();
        var wrong = false;
        try {
            for (var count : counts) {
                count.allowance().take(count.key());
                taken.add(count);
            }
            var opened = check.get();
            wrong = opened.isEmpty();
            if (!wrong) {
                known.put(pair, true);
            }
            return opened;
        } finally {
            if (!wrong) {
                taken.forEach(count -> count.allowance().giveBack(count.key()));
            }
        }
    }

    private record Count(Allowance allowance, String key) {}

    private static String bounded(String username) {
        return username.substring(0, Math.min(username.length(), LONGEST_NAME));
    }
}

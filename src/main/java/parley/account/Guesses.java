package parley.account;

import io.micronaut.http.HttpRequest;
import jakarta.inject.Singleton;
import java.time.Duration;
import parley.http.Allowance;
import parley.http.ClientAddress;

/**
 * How often a password may be guessed: seldom from one address for one account, so that nobody but its owner's own
 * address can shut its owner out, and a limited number of times for an account and for an address altogether. A guess is
 * counted before it is looked at, so that many at once gain nothing, and a right one is given back.
 */
@Singleton
class Guesses {
    private static final int LONGEST_NAME = 200;

    private final Allowance here;
    private final Allowance ofAccount;
    private final Allowance ofOwner;
    private final Allowance ofAddress;
    private final ClientAddress addresses;

    Guesses(AccountLimits limits, ClientAddress addresses) {
        this.addresses = addresses;
        this.here = new Allowance(limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.ofAccount = new Allowance(20 * limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.ofOwner = new Allowance(20 * limits.failuresPerAccount(), Duration.ofMinutes(30));
        this.ofAddress = new Allowance(limits.failuresPerAddress(), Duration.ofMinutes(5));
    }

    /** Counts one, or throws {@link parley.http.Problem.TooMany}. */
    void spend(String username, HttpRequest<?> request) {
        spend(username, request, ofAccount);
    }

    /** As {@link #spend}, for who is signed in already: what others guess elsewhere does not count. */
    void spendOwn(String username, HttpRequest<?> request) {
        spend(username, request, ofOwner);
    }

    private void spend(String username, HttpRequest<?> request, Allowance altogether) {
        var address = addresses.of(request);
        ofAddress.take(address);
        here.take(address + ' ' + bounded(username));
        altogether.take(bounded(username));
    }

    /** It was no guess: the password was right. */
    void giveBack(String username, HttpRequest<?> request) {
        giveBack(username, request, ofAccount);
    }

    /** It was no guess by who is signed in. */
    void giveBackOwn(String username, HttpRequest<?> request) {
        giveBack(username, request, ofOwner);
    }

    private void giveBack(String username, HttpRequest<?> request, Allowance altogether) {
        var address = addresses.of(request);
        ofAddress.giveBack(address);
        here.giveBack(address + ' ' + bounded(username));
        altogether.giveBack(bounded(username));
    }

    private static String bounded(String username) {
        return username.substring(0, Math.min(username.length(), LONGEST_NAME));
    }
}

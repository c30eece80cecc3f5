package parley.account;

import jakarta.inject.Singleton;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import parley.audit.Action;
import parley.audit.Audit;
import parley.http.Allowance;

/**
 * Writes failed sign-ins down, up to a number an hour: a crowd at the door must not fill the disk. What was typed as a
 * username is kept only if it is one, since people type their passwords there.
 */
@Singleton
class Failures {
    private static final String ALL = "";

    private final Audit audit;
    private final Allowance written;

    Failures(Audit audit, AccountLimits limits) {
        this.audit = audit;
        this.written = new Allowance(limits.failuresWritten(), Duration.ofHours(1));
    }

    void note(@Nullable User user) {
        if (written.tryTake(ALL)) {
            audit.note(null, Action.SIGN_IN_FAILED, user == null ? null : user.username());
        }
    }
}

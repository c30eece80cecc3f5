package parley.bell;

import io.micronaut.context.annotation.Context;
import java.security.SecureRandom;
import parley.database.InUse;

/**
 * Which life of the database its revisions belong to. After an older copy of it was put back, or an embedded one was not
 * closed, revisions may be given anew that clients have already; so another epoch begins then, and what cursors of the last
 * one say is not believed. It is a number by chance, since a copy may be put back twice.
 */
@Context
public class Epoch {
    private static final int NONE = 0;

    private final Epochs epochs;
    private final int number;

    Epoch(Epochs epochs, InUse database) {
        this.epochs = epochs;
        var last = epochs.current();
        if (last == NONE || database.wasLeft()) {
            epochs.follow(any(), last);
        }
        database.begin();
        this.number = epochs.current();
    }

    public int number() {
        return number;
    }

    /** Begins another one; servers that run have to be started again. */
    public void end() {
        epochs.follow(any(), number);
    }

    private static int any() {
        return new SecureRandom().nextInt(1, Integer.MAX_VALUE);
    }
}

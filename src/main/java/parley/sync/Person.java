package parley.sync;

import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone with whom one shares a conversation.
 *
 * @param username who
 * @param displayName how they call themselves now
 * @param online whether they are online
 * @param since since when they are online, or when they were last seen; null if never
 */
@Serdeable
record Person(String username, String displayName, boolean online, @Nullable Instant since) {}

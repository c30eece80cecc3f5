package parley.account;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/**
 * Where one is signed in: a session as its owner sees it.
 *
 * @param id hand it to DELETE /me/sessions/{id} to end the session
 * @param userAgent what the browser or program called itself at sign-in
 * @param createdAt when that was
 * @param usedAt when its tokens were last renewed
 * @param current whether it is the one that asks
 */
@Serdeable
@Introspected
@Schema(name = "Session")
public record Device(long id, String userAgent, Instant createdAt, Instant usedAt, boolean current) {}

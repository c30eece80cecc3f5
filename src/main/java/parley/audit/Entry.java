package parley.audit;

import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A deed that was written down.
 *
 * @param id its number; later entries have higher ones
 * @param at when
 * @param actor who did it, by username; null for someone who was not signed in
 * @param action what they did
 * @param target on whom or what: a username, a room's name, {@code conversation/number} of a message, a file's number; null
 *     if on nothing that there is
 * @param before what it was like before, as far as that changed
 * @param after what it was like after
 * @param address the network address it came from; {@code console} for who stood at the server's own
 */
@Serdeable
@Schema(name = "AuditEntry")
public record Entry(
        long id,
        Instant at,
        @Nullable String actor,
        Action action,
        @Nullable String target,
        Map<String, Object> before,
        Map<String, Object> after,
        String address) {}

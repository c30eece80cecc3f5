package parley.conversation;

import io.micronaut.serde.annotation.Serdeable;
import jakarta.validation.constraints.NotNull;

/**
 * Another role for a member.
 *
 * @param role owner, moderator or member
 */
@Serdeable
public record RoleChange(@NotNull MemberRole role) {}

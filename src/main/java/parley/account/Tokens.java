package parley.account;

import io.micronaut.serde.annotation.Serdeable;

/**
 * What a sign-in gives.
 *
 * @param accessToken send it as {@code Authorization: Bearer …}
 * @param refreshToken trade it once, at POST /auth/refresh, for new tokens
 * @param expiresIn seconds until the access token expires
 * @param tokenType always {@code Bearer}
 */
@Serdeable
public record Tokens(String accessToken, String refreshToken, long expiresIn, String tokenType) {}

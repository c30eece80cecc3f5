package parley.push;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import parley.account.Secret;

/** Who this server is to push services (RFC 8292): a key of its own, which browsers tie their subscriptions to. */
@Singleton
class Vapid {
    /** Push services take no token that is good for more than a day. */
    private static final Duration VALID = Duration.ofHours(12);
    private static final Duration KEPT = Duration.ofHours(11);
    private static final int MOST = 1_000;
    private static final int POINT = 65;
    private static final byte UNCOMPRESSED = 4;

    private final Cache<JWTClaimsSet, String> headers = Caffeine.newBuilder()
            .maximumSize(MOST)
            .expireAfterWrite(KEPT)
            .build();
    private final ECKey key;

    Vapid(Secret secret) {
        key = P256.pair(secret.key("push"));
    }

    /** The public key as browsers want it: base64url of the uncompressed point. */
    String publicKey() {
        var point = ByteBuffer.allocate(POINT).put(UNCOMPRESSED)
                .put(key.getX().decode())
                .put(key.getY().decode());
        return Base64URL.encode(point.array()).toString();
    }

    /**
     * The {@code Authorization} of a push.
     *
     * @param contact an address of this server's, for the people who run the push service
     */
    String authorization(URI endpoint, String contact) {
        var service = endpoint.getScheme() + "://" + endpoint.getRawAuthority();
        var claims = new JWTClaimsSet.Builder().audience(service).subject(contact).build();
        return headers.get(claims, this::header);
    }

    private String header(JWTClaimsSet claims) {
        var until = Date.from(Instant.now().plus(VALID));
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).type(JOSEObjectType.JWT).build(),
                new JWTClaimsSet.Builder(claims).expirationTime(until).build());
        try {
            token.sign(new ECDSASigner(key));
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
        return "vapid t=" + token.serialize() + ", k=" + publicKey();
    }
}

package parley.account;

import io.micronaut.context.annotation.Factory;
import io.micronaut.security.token.jwt.signature.SignatureGeneratorConfiguration;
import io.micronaut.security.token.jwt.signature.secret.SecretSignature;
import io.micronaut.security.token.jwt.signature.secret.SecretSignatureConfiguration;
import jakarta.inject.Named;
import jakarta.inject.Singleton;

/**
 * The signature of access tokens. Declared by its interface: as a {@code SecretSignature} it would be skipped without a
 * word, and unsigned tokens would pass.
 */
@Factory
class Signature {
    @Singleton
    @Named("generator")
    SignatureGeneratorConfiguration signature(Secret secret) {
        var configuration = new SecretSignatureConfiguration("generator");
        configuration.setSecret(secret.word("access token"));
        return new SecretSignature(configuration);
    }
}

package io.sandboxconsole.gateway.auth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.stereotype.Component;

/// Proves tokens of the identity provider people sign in with. Blocks on the provider when its keys are not known.
@Component
class BearerTokens {

    /// More than any web server lets through.
    private static final int MAXIMUM_LENGTH = 16_384;

    /// Signed with a private key: what is checked with a secret, or not at all, anybody could have made.
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(
            JWSAlgorithm.RS256,
            JWSAlgorithm.RS384,
            JWSAlgorithm.RS512,
            JWSAlgorithm.PS256,
            JWSAlgorithm.PS384,
            JWSAlgorithm.PS512,
            JWSAlgorithm.ES256,
            JWSAlgorithm.ES384,
            JWSAlgorithm.ES512);

    private final @Nullable JwtDecoder decoder;

    BearerTokens(GatewayProperties properties, Environment environment, Clock clock) {
        String issuer = either(environment, "console.oidc.issuer", "OIDC_ISSUER");
        this.decoder = issuer.isEmpty() || properties.audience().isEmpty() ? null : decoder(issuer, properties, clock);
    }

    /// What came of somebody showing a token.
    sealed interface Outcome {}

    /// The token is proven, and says this.
    record Proven(Map<String, Object> claims) implements Outcome {}

    /// The token does not count.
    record NotProven(AuthenticationError reason) implements Outcome {}

    /// Nobody can tell now, because the provider does not answer.
    record Undecided() implements Outcome {}

    Outcome check(String token) {
        if (decoder == null) {
            return new NotProven(AuthenticationError.TOKENS_OFF);
        }
        if (token.length() > MAXIMUM_LENGTH) {
            return new NotProven(AuthenticationError.MALFORMED_TOKEN);
        }
        try {
            return new Proven(decoder.decode(token).getClaims());
        } catch (JwtValidationException broken) {
            return new NotProven(TokenRules.broken(broken));
        } catch (BadJwtException bad) {
            return new NotProven(AuthenticationError.INVALID_TOKEN);
        } catch (JwtException unanswered) {
            return new Undecided();
        }
    }

    private static JwtDecoder decoder(String issuer, GatewayProperties properties, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new IssuerKeys(issuer, clock)));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"),
                new JOSEObjectType("application/at+jwt"),
                // Many providers say nothing.
                null));
        // The rules of our own know the clock of the console.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var made = new NimbusJwtDecoder(processor);
        made.setJwtValidator(TokenRules.of(issuer, properties.audience(), clock));
        return made;
    }

    private static String either(Environment environment, String name, String shortName) {
        String configured = environment.getProperty(name, "").strip();
        return configured.isEmpty() ? environment.getProperty(shortName, "").strip() : configured;
    }
}

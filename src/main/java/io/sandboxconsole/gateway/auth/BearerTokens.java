package io.sandboxconsole.gateway.auth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTParser;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
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

/// Verifies bearer tokens of the sign-in's identity provider. Blocks on the provider when its keys are not known.
@Component
class BearerTokens {

    /// More than web servers accept.
    private static final int MAXIMUM_LENGTH = 16_384;

    /// Only signatures by a private key: tokens signed with a shared secret, or unsigned, can be forged.
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

    private final String issuer;

    BearerTokens(GatewayProperties properties, Environment environment, Clock clock) {
        this.issuer = either(environment, "console.oidc.issuer", "OIDC_ISSUER");
        this.decoder = issuer.isEmpty() || properties.audience().isEmpty() ? null : decoder(issuer, properties, clock);
    }

    /// The result of verifying a token.
    sealed interface Outcome {}

    /// The token is valid, with these claims.
    record Proven(Map<String, Object> claims) implements Outcome {}

    /// The token is invalid.
    record NotProven(AuthenticationError reason) implements Outcome {}

    /// The token cannot be verified now, because the provider does not respond.
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

    /// Whether a token names the sign-in's identity provider as its issuer, valid or not.
    boolean issuedHere(String token) {
        try {
            return !issuer.isEmpty()
                    && issuer.equals(JWTParser.parse(token).getJWTClaimsSet().getIssuer());
        } catch (ParseException noToken) {
            return false;
        }
    }

    private static JwtDecoder decoder(String issuer, GatewayProperties properties, Clock clock) {
        var processor = new DefaultJWTProcessor<SecurityContext>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new IssuerKeys(issuer, clock)));
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(
                JOSEObjectType.JWT,
                new JOSEObjectType("at+jwt"),
                new JOSEObjectType("application/at+jwt"),
                // Many providers omit the type.
                null));
        // Disabled: our own rules check the claims, by the console's clock.
        processor.setJWTClaimsSetVerifier((_, _) -> {});
        var jwtDecoder = new NimbusJwtDecoder(processor);
        jwtDecoder.setJwtValidator(TokenRules.of(issuer, properties.audience(), clock));
        return jwtDecoder;
    }

    private static String either(Environment environment, String name, String shortName) {
        String configured = environment.getProperty(name, "").strip();
        return configured.isEmpty() ? environment.getProperty(shortName, "").strip() : configured;
    }
}

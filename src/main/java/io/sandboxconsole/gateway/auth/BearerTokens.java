package io.sandboxconsole.gateway.auth;

import com.nimbusds.jwt.JWTParser;
import io.sandboxconsole.access.issuer.IssuerKeys;
import io.sandboxconsole.access.issuer.IssuerTokens;
import java.text.ParseException;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.stereotype.Component;

/// Verifies bearer tokens of the sign-in's identity provider. Blocks on the provider when its keys are not known.
@Component
class BearerTokens {

    /// More than web servers accept.
    private static final int MAXIMUM_LENGTH = 16_384;

    private final @Nullable JwtDecoder decoder;

    private final String issuer;

    BearerTokens(GatewayProperties properties, Environment environment, Clock clock) {
        this.issuer = either(environment, "console.oidc.issuer", "OIDC_ISSUER");
        this.decoder = issuer.isEmpty() || properties.audience().isEmpty()
                ? null
                : IssuerTokens.decoder(
                        new IssuerKeys(issuer, clock), IssuerTokens.ACCESS, TokenRules.of(issuer, properties, clock));
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

    private static String either(Environment environment, String name, String shortName) {
        String configured = environment.getProperty(name, "").strip();
        return configured.isEmpty() ? environment.getProperty(shortName, "").strip() : configured;
    }
}

package io.sandboxconsole.gateway.auth;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// Validates the claims of a token with a verified signature: issuer, audience, kind and times. The first broken rule
/// is the reason of its rejection.
final class TokenRules {

    /// The tolerated difference to another machine's clock.
    static final Duration SKEW = Duration.ofSeconds(30);

    /// Keycloak's types of its other tokens.
    private static final Set<String> OTHER_KINDS = Set.of("id", "refresh", "offline", "logout");

    private TokenRules() {}

    /// Returns the rules in their order. Spring's validator of times comes last, because it reports an expired and a
    /// not yet valid token by the same code.
    static OAuth2TokenValidator<Jwt> of(String issuer, GatewayProperties properties, Clock clock) {
        var times = new JwtTimestampValidator(SKEW);
        times.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                rule(AuthenticationError.FOREIGN_ISSUER, new JwtIssuerValidator(issuer)),
                rule(AuthenticationError.FOREIGN_AUDIENCE, token -> audience(token, properties)),
                rule(AuthenticationError.WRONG_TOKEN, TokenRules::accessToken),
                // The validator fails for an absent claim without a call of the predicate.
                rule(AuthenticationError.ENDLESS_TOKEN, new JwtClaimValidator<Instant>(JwtClaimNames.EXP, _ -> true)),
                rule(AuthenticationError.EXPIRED_TOKEN, expiry(clock)),
                rule(AuthenticationError.EARLY_TOKEN, times));
    }

    /// Returns the rule that a token broke.
    static AuthenticationError broken(JwtValidationException failure) {
        return failure.getErrors().stream()
                .map(error -> AuthenticationError.valueOf(error.getErrorCode()))
                .findFirst()
                .orElse(AuthenticationError.INVALID_TOKEN);
    }

    private static OAuth2TokenValidator<Jwt> rule(AuthenticationError reason, OAuth2TokenValidator<Jwt> validator) {
        return token -> validator.validate(token).hasErrors()
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error(reason.name()))
                : OAuth2TokenValidatorResult.success();
    }

    /// Accepts the client that a token was issued to only where the operator allows it: by itself it says who asked
    /// for the token, not for whom it is.
    private static OAuth2TokenValidatorResult audience(Jwt token, GatewayProperties properties) {
        List<String> named = Objects.requireNonNullElse(token.getAudience(), List.of());
        boolean meant = !Collections.disjoint(named, properties.audience())
                || (properties.acceptAzp()
                        && token.getClaims().get("azp") instanceof String party
                        && properties.audience().contains(party));
        return meant
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error(AuthenticationError.FOREIGN_AUDIENCE.name()));
    }

    private static OAuth2TokenValidator<Jwt> expiry(Clock clock) {
        return new JwtClaimValidator<Instant>(
                JwtClaimNames.EXP, end -> clock.instant().isBefore(end.plus(SKEW)));
    }

    /// Accepts access tokens only: an identity token informs a client of a sign-in, and must not authorize. Where
    /// neither kind states its type, an identity token is recognized by the claims that bind it to its sign-in.
    private static OAuth2TokenValidatorResult accessToken(Jwt token) {
        String kind = Objects.toString(token.getClaims().get("typ"), "").toLowerCase(Locale.ROOT);
        String header = Objects.toString(token.getHeaders().get("typ"), "").toLowerCase(Locale.ROOT);
        if (kind.equals("bearer") || header.endsWith("at+jwt")) {
            return OAuth2TokenValidatorResult.success();
        }
        boolean other = OTHER_KINDS.contains(kind)
                || Stream.of("nonce", "at_hash", "c_hash").anyMatch(token::hasClaim);
        return other
                ? OAuth2TokenValidatorResult.failure(new OAuth2Error(AuthenticationError.WRONG_TOKEN.name()))
                : OAuth2TokenValidatorResult.success();
    }
}

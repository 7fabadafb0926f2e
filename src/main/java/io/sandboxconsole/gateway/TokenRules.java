package io.sandboxconsole.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtValidationException;

/// What a token must say once its signature is proven: who issued it, for whom, and for when.
final class TokenRules implements OAuth2TokenValidator<Jwt> {

    /// How far another machine's clock may be off.
    static final Duration SKEW = Duration.ofSeconds(30);

    /// What Keycloak calls its other tokens.
    private static final Set<String> OTHER_KINDS = Set.of("id", "refresh", "offline", "logout");

    private final String issuer;

    private final List<String> audience;

    private final Clock clock;

    TokenRules(String issuer, List<String> audience, Clock clock) {
        this.issuer = issuer;
        this.audience = audience;
        this.clock = clock;
    }

    @Override
    public OAuth2TokenValidatorResult validate(Jwt token) {
        return broken(token)
                .map(rule -> OAuth2TokenValidatorResult.failure(new OAuth2Error(rule.name())))
                .orElseGet(OAuth2TokenValidatorResult::success);
    }

    /// Which rule a token broke.
    static Refused broken(JwtValidationException failure) {
        return failure.getErrors().stream()
                .map(error -> Refused.valueOf(error.getErrorCode()))
                .findFirst()
                .orElse(Refused.INVALID_TOKEN);
    }

    private Optional<Refused> broken(Jwt token) {
        if (!issuer.equals(Objects.toString(token.getClaims().get("iss"), ""))) {
            return Optional.of(Refused.FOREIGN_ISSUER);
        }
        if (token.getAudience() == null || Collections.disjoint(token.getAudience(), audience)) {
            return Optional.of(Refused.FOREIGN_AUDIENCE);
        }
        return otherKind(token) ? Optional.of(Refused.WRONG_TOKEN) : untimely(token);
    }

    /// An identity token tells a client who signed in; whoever gets hold of one must not act with it. Where neither
    /// kind says what it is, an identity token is known by what binds it to its sign-in.
    private static boolean otherKind(Jwt token) {
        String kind = Objects.toString(token.getClaims().get("typ"), "").toLowerCase(Locale.ROOT);
        String header = Objects.toString(token.getHeaders().get("typ"), "").toLowerCase(Locale.ROOT);
        if (kind.equals("bearer") || header.endsWith("at+jwt")) {
            return false;
        }
        return OTHER_KINDS.contains(kind)
                || Stream.of("nonce", "at_hash", "c_hash").anyMatch(token::hasClaim);
    }

    private Optional<Refused> untimely(Jwt token) {
        var now = clock.instant();
        @Nullable Instant expires = token.getExpiresAt();
        @Nullable Instant begins = token.getNotBefore();
        if (expires == null) {
            return Optional.of(Refused.ENDLESS_TOKEN);
        }
        if (!now.isBefore(expires.plus(SKEW))) {
            return Optional.of(Refused.EXPIRED_TOKEN);
        }
        return begins != null && now.isBefore(begins.minus(SKEW)) ? Optional.of(Refused.EARLY_TOKEN) : Optional.empty();
    }
}

package io.sandboxconsole.console.signin;

import com.nimbusds.jwt.JWTParser;
import io.sandboxconsole.access.issuer.IssuerKeys;
import io.sandboxconsole.access.issuer.IssuerTokens;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenDecoderFactory;
import org.springframework.security.oauth2.client.oidc.authentication.OidcIdTokenValidator;
import org.springframework.security.oauth2.client.oidc.authentication.logout.LogoutTokenClaimNames;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.stereotype.Component;

/// Proves the tokens that the sign-in's identity provider gave to this console, by its published keys and our clock.
/// Blocks on the provider while its keys are not known.
@Component
class ProviderTokens implements JwtDecoderFactory<ClientRegistration> {

    /// How old a logout token may be, and how far another machine's clock may differ.
    static final Duration FRESH = Duration.ofMinutes(5);

    private static final Duration SKEW = Duration.ofSeconds(60);

    private static final String LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout";

    private final OidcSettings settings;
    private final Clock clock;
    private final IssuerKeys keys;

    ProviderTokens(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.keys = new IssuerKeys(settings.issuer(), clock);
    }

    /// Returns the decoder of identity tokens, with Spring Security's own rules.
    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        var rules = new OidcIdTokenValidator(registration);
        rules.setClock(clock);
        var decoder = IssuerTokens.decoder(keys, IssuerTokens.IDENTITY, rules);
        decoder.setClaimSetConverter(OidcIdTokenDecoderFactory.createDefaultClaimTypeConverter());
        return decoder;
    }

    /// Returns the claims of an access token that came from the token endpoint itself; none where it is no JWT, or not
    /// provably one of the issuer for this console.
    ///
    /// @throws org.springframework.security.oauth2.jwt.JwtException if the provider's keys cannot be read
    Map<String, Object> accessClaims(String token) {
        if (!isJwt(token)) {
            return Map.of();
        }
        try {
            OAuth2TokenValidator<Jwt> rules = new DelegatingOAuth2TokenValidator<>(List.of(
                    new JwtIssuerValidator(settings.issuer()),
                    rule(
                            "audience",
                            jwt -> isForUs(jwt)
                                    || settings.clientId()
                                            .equals(jwt.getClaims().get("azp"))),
                    rule("expiry", jwt -> !over(jwt.getExpiresAt()))));
            return IssuerTokens.decoder(keys, IssuerTokens.ACCESS, rules)
                    .decode(token)
                    .getClaims();
        } catch (BadJwtException notForUs) {
            return Map.of();
        }
    }

    /// Returns a proven logout token of OpenID Connect Back-Channel Logout.
    ///
    /// @throws BadJwtException if it is none
    /// @throws org.springframework.security.oauth2.jwt.JwtException if the provider's keys cannot be read
    Jwt logout(String token) {
        OAuth2TokenValidator<Jwt> rules = new DelegatingOAuth2TokenValidator<>(List.of(
                new JwtIssuerValidator(settings.issuer()),
                rule("audience", this::isForUs),
                rule(
                        "events",
                        jwt -> jwt.getClaims().get(LogoutTokenClaimNames.EVENTS) instanceof Map<?, ?> events
                                && events.get(LOGOUT_EVENT) instanceof Map<?, ?>),
                // An identity token must not be taken for one.
                rule("nonce", jwt -> !jwt.hasClaim("nonce")),
                rule("iat", jwt -> isFresh(jwt.getIssuedAt())),
                rule("expiry", jwt -> !over(jwt.getExpiresAt())),
                rule("jti", jwt -> isText(jwt.getId())),
                rule(
                        "subject",
                        jwt -> isText(jwt.getSubject())
                                || isText(jwt.getClaims().get("sid")))));
        return IssuerTokens.decoder(keys, IssuerTokens.LOGOUT, rules).decode(token);
    }

    private boolean isForUs(Jwt token) {
        List<String> audience = Objects.requireNonNullElse(token.getAudience(), List.of());
        return audience.contains(settings.clientId());
    }

    private boolean isFresh(@Nullable Instant issued) {
        var now = clock.instant();
        return issued != null && !issued.isBefore(now.minus(FRESH)) && !issued.isAfter(now.plus(SKEW));
    }

    private boolean over(@Nullable Instant expiry) {
        return expiry != null && clock.instant().isAfter(expiry.plus(SKEW));
    }

    private static boolean isText(@Nullable Object value) {
        return value instanceof String text && !text.isBlank();
    }

    private static boolean isJwt(String token) {
        try {
            return JWTParser.parse(token).getJWTClaimsSet() != null;
        } catch (ParseException opaque) {
            return false;
        }
    }

    private static OAuth2TokenValidator<Jwt> rule(String name, Predicate<Jwt> holds) {
        return token -> holds.test(token)
                ? OAuth2TokenValidatorResult.success()
                : OAuth2TokenValidatorResult.failure(new OAuth2Error("invalid_token", name, null));
    }
}

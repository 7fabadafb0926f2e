package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.testing.SigningKeys;
import java.time.Duration;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.JwtException;

/// Which access tokens tell the console something about a person.
class ProviderTokensTests {

    private final TestClock clock = new TestClock();

    private final FakeIdentityProvider provider = new FakeIdentityProvider(clock);

    private final ProviderTokens tokens = new ProviderTokens(
            new OidcSettings(
                    provider.url(), FakeIdentityProvider.CLIENT, "", "", List.of("openid"), Duration.ofHours(1)),
            clock);

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void one_for_this_client_by_audience_or_authorized_party_is_read() {
        assertThat(tokens.accessClaims(token(Map.of("aud", List.of(FakeIdentityProvider.CLIENT)))))
                .containsKey("roles");
        assertThat(tokens.accessClaims(token(Map.of("aud", List.of("account"), "azp", FakeIdentityProvider.CLIENT))))
                .containsKey("roles");
    }

    @Test
    void one_for_another_client_is_not() {
        assertThat(tokens.accessClaims(token(Map.of("aud", List.of("account"), "azp", "other"))))
                .isEmpty();
        assertThat(tokens.accessClaims(token(Map.of()))).isEmpty();
    }

    @Test
    void an_opaque_a_forged_a_foreign_and_an_expired_one_are_not() {
        var ours = Map.<String, Object>of("aud", List.of(FakeIdentityProvider.CLIENT));
        assertThat(tokens.accessClaims("opaque")).isEmpty();
        assertThat(tokens.accessClaims(FakeIdentityProvider.signed(SigningKeys.FORGED, claims(ours))))
                .isEmpty();
        var foreign = claims(ours);
        foreign.put("iss", "http://evil.test");
        assertThat(tokens.accessClaims(provider.signed(foreign))).isEmpty();
        var expired = claims(ours);
        expired.put("exp", Date.from(clock.instant().minusSeconds(120)));
        assertThat(tokens.accessClaims(provider.signed(expired))).isEmpty();
    }

    @Test
    void without_the_issuer_s_keys_nothing_is_said_about_a_token() {
        String token = token(Map.of("aud", List.of(FakeIdentityProvider.CLIENT)));
        provider.close();

        assertThatThrownBy(() -> tokens.accessClaims(token)).isInstanceOf(JwtException.class);
    }

    private String token(Map<String, Object> more) {
        return provider.signed(claims(more));
    }

    private Map<String, Object> claims(Map<String, Object> more) {
        Map<String, Object> claims = new HashMap<>(more);
        claims.put("iss", provider.url());
        claims.put("sub", "ada");
        claims.put("exp", Date.from(clock.instant().plusSeconds(60)));
        claims.put("roles", List.of("operator"));
        return claims;
    }
}

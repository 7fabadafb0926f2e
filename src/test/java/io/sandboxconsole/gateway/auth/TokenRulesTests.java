package io.sandboxconsole.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.Jwt;

class TokenRulesTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void the_client_a_token_was_issued_to_is_no_audience_by_default() {
        assertThat(accepted(false, Map.of("azp", "sandboxes"))).isFalse();
        assertThat(accepted(false, Map.of("azp", "sandboxes", "aud", List.of("account"))))
                .isFalse();
        assertThat(accepted(false, Map.of("aud", List.of("account", "sandboxes"))))
                .isTrue();
    }

    @Test
    void the_client_a_token_was_issued_to_counts_where_the_operator_allows_it() {
        assertThat(accepted(true, Map.of("azp", "sandboxes", "aud", List.of("account"))))
                .isTrue();
        assertThat(accepted(true, Map.of("azp", "sandboxes"))).isTrue();
        assertThat(accepted(true, Map.of("azp", "other", "aud", List.of("account"))))
                .isFalse();
        assertThat(accepted(true, Map.of("azp", List.of("sandboxes"), "aud", List.of("account"))))
                .isFalse();
    }

    private static boolean accepted(boolean azp, Map<String, Object> claims) {
        var token = Jwt.withTokenValue("token")
                .header("alg", "RS256")
                .issuer("http://issuer.test")
                .expiresAt(NOW.plusSeconds(60))
                .claims(all -> all.putAll(claims))
                .build();
        var properties = new GatewayProperties(List.of("sandboxes"), azp, false);
        return !TokenRules.of("http://issuer.test", properties, Clock.fixed(NOW, ZoneOffset.UTC))
                .validate(token)
                .hasErrors();
    }
}

package io.sandboxconsole.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.access.issuer.IssuerKeys;
import io.sandboxconsole.gateway.GatewayFilterTest;
import io.sandboxconsole.gateway.RawHttp;
import io.sandboxconsole.testing.SigningKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTokenTests extends GatewayFilterTest {

    @Test
    void a_token_lets_its_person_in_as_at_sign_in() {
        assertThat(bearer(ISSUER.signed(claims())).status()).isEqualTo(200);

        var actor = Objects.requireNonNull(routes.caller).actor();
        assertThat(actor.id().value()).isEqualTo("ada");
        assertThat(actor.name()).isEqualTo("Ada");
        assertThat(actor.kind()).isEqualTo(Actor.Kind.PERSON);
        assertThat(actor.origin().door()).isEqualTo(Actor.Door.GATEWAY);
        assertThat(actor.grants())
                .containsExactlyInAnyOrder(
                        new Grant(Role.OPERATOR, new Scope.Team("platform")),
                        new Grant(Role.OPERATOR, new Scope.Own()));
        assertThat(refusals()).isEmpty();
    }

    @Test
    void an_access_token_may_say_that_it_is_one() {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .type(new JOSEObjectType("at+jwt"))
                .build();

        assertThat(bearer(LocalIssuer.signed(ISSUER.key(), header, claims())).status())
                .isEqualTo(200);
    }

    @Test
    void another_issuer_is_refused() {
        refused(ISSUER.signed(claims(it -> it.issuer("http://evil.test"))), "foreign-issuer");
    }

    @Test
    void another_audience_is_refused() {
        refused(ISSUER.signed(claims(it -> it.audience(List.of("else", "where")))), "foreign-audience");
    }

    @Test
    void a_token_for_nobody_is_refused() {
        refused(ISSUER.signed(claims(it -> it.audience((String) null))), "foreign-audience");
    }

    @Test
    void the_signature_of_another_key_is_refused_also_under_the_right_ones_name() {
        var forged = SigningKeys.FORGED;
        refused(LocalIssuer.signed(forged, header(JWSAlgorithm.RS256), claims()), "invalid-token");
        clock.advance(Duration.ofMinutes(2));
        var other = SigningKeys.SECOND;
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("second")
                .jwk(other.toPublicJWK())
                .build();
        assertRefused(bearer(LocalIssuer.signed(other, header, claims())), 401, "INVALID_API_KEY");
    }

    @Test
    void a_token_without_a_signature_is_refused() {
        refused(new PlainJWT(claims()).serialize(), "invalid-token");
    }

    @Test
    void a_token_signed_with_the_public_key_as_a_secret_is_refused() throws JOSEException {
        byte[] published = ISSUER.key().toRSAPublicKey().getEncoded();

        refused(LocalIssuer.signed(new MACSigner(published), header(JWSAlgorithm.HS256), claims()), "invalid-token");
    }

    @Test
    void a_changed_token_is_refused() {
        String[] parts = ISSUER.signed(claims()).split("\\.");
        String richer = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("operator", "admin");

        refused(parts[0] + "." + encoded(richer) + "." + parts[2], "invalid-token");
    }

    @Test
    void an_expired_token_is_refused_and_one_within_the_skew_is_not() {
        refused(ISSUER.signed(claims(it -> it.expirationTime(at(Duration.ofSeconds(-31))))), "expired-token");
        assertThat(bearer(ISSUER.signed(claims(it -> it.expirationTime(at(Duration.ofSeconds(-20))))))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void a_token_of_the_future_is_refused() {
        refused(ISSUER.signed(claims(it -> it.notBeforeTime(at(Duration.ofMinutes(2))))), "early-token");
    }

    @Test
    void a_token_that_never_expires_is_refused() {
        refused(ISSUER.signed(claims(it -> it.expirationTime(null))), "endless-token");
    }

    @Test
    void an_identity_token_is_refused() {
        refused(ISSUER.signed(claims(it -> it.claim("at_hash", "x"))), "wrong-token");
        assertRefused(bearer(ISSUER.signed(claims(it -> it.claim("typ", "ID")))), 401, "INVALID_API_KEY");
        assertRefused(bearer(ISSUER.signed(claims(it -> it.claim("nonce", "n")))), 401, "INVALID_API_KEY");
        // Older Keycloaks write it into access tokens, too.
        assertThat(bearer(ISSUER.signed(claims(it -> it.claim("nonce", "n").claim("typ", "Bearer"))))
                        .status())
                .isEqualTo(200);
        var logout = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID("first")
                .type(new JOSEObjectType("logout+jwt"))
                .build();
        assertRefused(bearer(LocalIssuer.signed(ISSUER.key(), logout, claims())), 401, "INVALID_API_KEY");
    }

    @Test
    void a_token_without_a_person_is_refused() {
        refused(ISSUER.signed(claims(it -> it.subject(null))), "nameless-token");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x",
                "...",
                "a.b.c",
                "eyJhbGciOiJub25lIn0..",
                "e30.e30.e30",
                "eyJhbGciOiJSUzI1NiJ9.e30.",
                "%00.%00.%00",
                "eyJhbGciOiJSUzI1NiIsImNyaXQiOlsieCJdLCJ4IjoxfQ.e30.AAAA"
            })
    void garbage_is_refused(String token) {
        refused(token, "invalid-token");
    }

    @Test
    void a_huge_token_and_a_deep_one_are_refused() {
        refused("a".repeat(17_000) + ".b.c", "malformed-token");
        clock.advance(Duration.ofMinutes(2));
        String deep = encoded("{\"alg\":\"RS256\",\"x\":" + "[".repeat(8_000) + "]".repeat(1) + "}");
        assertRefused(bearer(deep + ".e30.AAAA"), 401, "INVALID_API_KEY");
    }

    @Test
    void a_provider_that_is_down_is_no_refusal_and_its_known_keys_go_on_counting() {
        assertThat(bearer(ISSUER.signed(claims())).status()).isEqualTo(200);
        ISSUER.down(true);
        clock.advance(IssuerKeys.FRESH.plusSeconds(1));

        assertThat(bearer(ISSUER.signed(claims())).status()).isEqualTo(200);
        clock.advance(IssuerKeys.STALE);
        assertRefused(bearer(ISSUER.signed(claims())), 503, "IDENTITY_UNAVAILABLE");
        assertThat(refusals()).isEmpty();

        ISSUER.down(false);
        clock.advance(IssuerKeys.PACE);
        assertThat(bearer(ISSUER.signed(claims())).status()).isEqualTo(200);
    }

    @Test
    void tokens_of_unknown_keys_do_not_make_the_provider_work() {
        bearer(ISSUER.signed(claims()));
        int before = ISSUER.reads();
        clock.advance(IssuerKeys.PACE);

        var other = SigningKeys.SECOND;
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("unknown").build();
        for (int count = 0; count < 20; count++) {
            assertRefused(bearer(LocalIssuer.signed(other, header, claims())), 401, "INVALID_API_KEY");
        }

        assertThat(ISSUER.reads() - before).isEqualTo(1);
    }

    private void refused(String token, String reason) {
        var answer = bearer(token);

        assertRefused(answer, 401, "INVALID_API_KEY");
        assertThat(refusals()).containsExactly("unknown " + reason);
        assertThat(routes.caller).isNull();
        if (token.length() > 20) {
            assertThat(rows() + answer.body()).doesNotContain(token);
        }
    }

    private RawHttp.Answer bearer(String token) {
        return call("Authorization: Bearer " + token);
    }

    private JWTClaimsSet claims() {
        return claims(UnaryOperator.identity());
    }

    private JWTClaimsSet claims(UnaryOperator<JWTClaimsSet.Builder> change) {
        var claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER.url())
                .subject("ada")
                .audience(List.of("somebody", "sandboxes"))
                .expirationTime(at(Duration.ofMinutes(5)))
                .claim("name", "Ada")
                .claim("roles", List.of("operator"))
                .claim("teams", List.of("platform"));
        return change.apply(claims).build();
    }

    private @Nullable Date at(Duration fromNow) {
        Instant moment = clock.instant().plus(fromNow);
        return Date.from(moment);
    }

    private static JWSHeader header(JWSAlgorithm algorithm) {
        return new JWSHeader.Builder(algorithm).keyID("first").build();
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.access.SignedInPerson;
import io.sandboxconsole.access.claims.ClaimSource.Kind;
import io.sandboxconsole.access.claims.PersonClaims;
import io.sandboxconsole.console.WebVisitor;
import io.sandboxconsole.testing.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.core.oidc.OidcIdToken;

/// Signs in over real HTTP at an identity provider that changes its mind.
@ExtendWith(OutputCaptureExtension.class)
class CheckedSignInTests extends ProviderConsoleTest {

    @Test
    void the_tokens_of_a_sign_in_are_in_its_new_session_and_the_claims_of_all_sources_count() {
        var session = signInOverHttp();

        assertThat(session.http()).isPresent();
        assertThat(session.tokens().refresh()).isNotNull();
        var actor = currentActor.of(session.authentication()).orElseThrow();
        assertThat(actor.name()).isEqualTo("Ada");
        assertThat(actor.teams()).containsExactly("platform");
        assertThat(actor.roles()).hasSize(1);
        assertThat(actor.origin().session()).isEqualTo(session.key());
    }

    @Test
    void a_disabled_person_is_led_to_the_sign_in_page_that_says_why() {
        var session = signInOverHttp();
        PROVIDER.disabled = true;
        clock.advance(Duration.ofSeconds(61));
        session.touch(clock.instant());

        checks.check(session);
        var answer = visitor.get(address("/sandboxes"));

        assertThat(WebVisitor.target(answer)).isEqualTo(address("/login?refused"));
        openBrowser();
        open("login?refused");
        assertThat(words()).contains("no longer confirms your session");
    }

    @Test
    void the_provider_ends_a_session_through_the_back_channel_without_a_session_of_its_own() {
        var session = signInOverHttp();
        var claims = PROVIDER.logoutClaims();
        claims.put("sid", Objects.requireNonNull(session.sid()));
        try (var caller = new WebVisitor()) {

            var answer = caller.post(
                    address("/logout/connect/back-channel/console"), "logout_token=" + PROVIDER.signed(claims));

            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().map()).doesNotContainKey("set-cookie");
        }
        assertThat(WebVisitor.target(visitor.get(address("/sandboxes")))).isEqualTo(address("/login?logged-out"));
    }

    @Test
    void a_forged_logout_ends_nothing() {
        signInOverHttp();
        var claims = PROVIDER.logoutClaims();
        claims.put("sub", "ada");
        String forged = FakeIdentityProvider.signed(SigningKeys.FORGED, claims);

        var answer = visitor.post(address("/logout/connect/back-channel/console"), "logout_token=" + forged);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(visitor.get(address("/sandboxes")).statusCode()).isEqualTo(200);
    }

    @Test
    void the_log_says_which_claims_came_for_a_person_without_a_role(CapturedOutput output) {
        PROVIDER.inAccessToken = Map.of("realm_access", Map.of("roles", List.of("boss")), "canary", "canary-value");

        signInOverHttp();

        assertThat(output.getOut())
                .contains("“ada” signed in and has no role.")
                .contains("realm_access.roles for roles came in the access token as [boss]")
                .contains("groups for teams did not come")
                .doesNotContain("canary-value");
    }

    @Test
    void the_page_without_access_says_which_claims_came_and_what_they_became() {
        authenticateWith(Map.of(
                "sub",
                "ada",
                "realm_access",
                Map.of("roles", List.of("boss")),
                "groups",
                List.of(),
                "canary",
                "value-1"));
        openBrowser();
        open("");

        assertThat(words())
                .contains("“realm_access.roles” is “boss”, which names no role of this console")
                .contains("No claim “resource_access.\"sandbox-console\".roles” for roles")
                .contains("“groups” is empty")
                .contains("canary")
                .doesNotContain("value-1");
    }

    @Test
    void a_person_is_told_while_their_rights_cannot_be_checked() {
        var details = new SignInDetails(new MockHttpServletRequest());
        var authentication = authenticateWith(role("operator"));
        authentication.setDetails(details);
        var session = new SignedInSession(
                sessions,
                details.sessionKey(),
                authentication,
                new SessionTokens("a", Instant.MAX, "r", null),
                clock.instant());
        new MockHttpSession().setAttribute(SignedInSession.ATTRIBUTE, session);
        openBrowser();
        open("");
        String before = words();

        session.failed(SignedInSession.Check.UNANSWERED, false);
        closeBrowser();
        SecurityContextHolder.getContext().setAuthentication(authentication);
        openBrowser();
        open("");
        String meanwhile = words();

        assertThat(before).doesNotContain("does not answer");
        assertThat(meanwhile).contains("does not answer", "Changes are possible until");
        sessions.unbound(session);
    }

    private OAuth2AuthenticationToken authenticateWith(Map<String, Object> claims) {
        var now = Instant.now();
        var idToken = new OidcIdToken("token", now, now.plusSeconds(300), Map.of("sub", "ada"));
        var person = new SignedInPerson(
                idToken,
                PersonClaims.of(List.of(
                        currentActor.source(Kind.ID_TOKEN, Map.of("sub", "ada")),
                        currentActor.source(Kind.ACCESS_TOKEN, claims))));
        var authentication = new OAuth2AuthenticationToken(person, person.getAuthorities(), "console");
        SecurityContextHolder.getContext().setAuthentication(authentication);
        return authentication;
    }
}

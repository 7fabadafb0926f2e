package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.SessionRefused;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.SigningKeys;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/// Ends sessions by logout tokens that the test signs itself.
@ParameterizedClass
@EnumSource(Databases.class)
class BackChannelLogoutTests {

    private final TestClock clock = new TestClock();

    private final FakeIdentityProvider provider = new FakeIdentityProvider(clock);

    private final TestTrail trail;

    private final SignedInConsole console;

    BackChannelLogoutTests(Databases databases) {
        trail = TestTrail.on(databases.migrated());
        console = new SignedInConsole(provider, trail, clock, SignedInConsole.limits());
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    @Test
    void a_session_ends_by_its_id_and_no_other_one_of_the_person() {
        var here = console.signIn();
        var there = console.signIn();

        var answer = send(token(claims -> {
            claims.put("sid", here.session.sid());
            claims.put("sub", "ada");
        }));

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsByteArray()).isEmpty();
        assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
        assertThat(here.http.isInvalid()).isTrue();
        assertThat(there.http.isInvalid()).isFalse();
        assertThat(trail.rows()).singleElement().satisfies(row -> {
            assertThat(row.action()).isEqualTo("end-session");
            assertThat(row.who().id()).isEqualTo("ada");
            assertThat(Objects.requireNonNull(row.ending()).code()).isEqualTo("logged-out-at-provider");
        });
    }

    /// Keycloak's administrator signs a person out everywhere: one token comes for several sessions, and the others end
    /// at Keycloak right after it.
    @Test
    void the_other_sessions_of_the_person_are_checked_soon() {
        var here = console.signIn();
        var there = console.signIn();
        clock.advance(Duration.ofSeconds(1));

        send(token(claims -> {
            claims.put("sid", here.session.sid());
            claims.put("sub", "ada");
        }));
        console.checks.checkUsed();
        assertThat(provider.refreshes).hasValue(1);
        provider.forgetSessions();
        clock.advance(SessionChecks.RETRY);
        console.checks.checkUsed();

        assertThat(there.http.isInvalid()).isTrue();
    }

    @Test
    void a_person_with_two_browsers_signs_out_in_one_and_goes_on_in_the_other() {
        var here = console.signIn();
        var there = console.signIn();

        send(token(claims -> {
            claims.put("sid", here.session.sid());
            claims.put("sub", "ada");
        }));
        for (int round = 0; round < 5; round++) {
            clock.advance(SessionChecks.RETRY);
            console.checks.checkUsed();
        }

        assertThat(there.http.isInvalid()).isFalse();
        assertThat(provider.refreshes).hasValue(1);
    }

    @Test
    void all_sessions_of_a_person_end_by_the_subject_and_the_keys_go_on() {
        var here = console.signIn();
        var there = console.signIn();

        send(token(claims -> claims.put("sub", "ada")));

        assertThat(here.http.isInvalid()).isTrue();
        assertThat(there.http.isInvalid()).isTrue();
        assertThat(console.lastKnownGrants.grants("ada", Instant.EPOCH).orElseThrow())
                .isNotEmpty();
    }

    @Test
    void another_persons_and_a_foreign_id_end_nothing() {
        var ada = console.signIn();

        send(token(claims -> claims.put("sub", "bob")));
        send(token(claims -> claims.put("sid", "sid-of-nobody")));
        send(token(claims -> {
            claims.put("sid", ada.session.sid());
            claims.put("sub", "bob");
        }));

        assertThat(ada.http.isInvalid()).isFalse();
    }

    @Test
    void another_console_refuses_the_next_change_and_ends_the_session_within_seconds() {
        var other = new SignedInConsole(provider, trail, clock, SignedInConsole.limits());
        var first = other.signIn();
        var second = other.signIn();

        send(token(claims -> claims.put("sub", "ada")));

        assertThat(first.http.isInvalid()).isFalse();
        var change = new Operation(
                "delete", Permission.DELETE_SANDBOX, new Target("prod", "sb-1", "build", "platform", "ada"));
        assertThatThrownBy(() -> other.guard.run(first.actor, change, () -> {}))
                .isInstanceOf(SessionRefused.class)
                .hasMessageContaining("signed out at your identity provider");
        assertThat(first.http.isInvalid()).isTrue();
        other.checks.checkUsed();
        assertThat(second.http.isInvalid()).isTrue();
    }

    @Test
    void a_sign_in_after_the_logout_is_not_ended_by_it() {
        console.signIn();
        send(token(claims -> claims.put("sub", "ada")));
        clock.advance(Duration.ofSeconds(1));

        var again = console.signIn();
        console.checks.checkUsed();

        assertThat(again.http.isInvalid()).isFalse();
    }

    @Test
    void a_replayed_token_is_refused() {
        String token = token(claims -> claims.put("sub", "ada"));
        send(token);
        clock.advance(Duration.ofSeconds(1));
        var again = console.signIn();

        refused(send(token), "logout-token-replayed");

        assertThat(again.http.isInvalid()).isFalse();
    }

    @Test
    void a_forged_token_is_refused() {
        var ada = console.signIn();
        var claims = provider.logoutClaims();
        claims.put("sub", "ada");

        refused(send(FakeIdentityProvider.signed(SigningKeys.FORGED, claims)), "logout-token-invalid");

        assertThat(ada.http.isInvalid()).isFalse();
    }

    @Test
    void a_token_for_another_client_or_of_another_issuer_is_refused() {
        refusedWith(claims -> claims.put("aud", List.of("other")));
        refusedWith(claims -> claims.put("iss", "http://evil.test"));
    }

    @Test
    void an_expired_a_stale_and_a_future_token_are_refused() {
        refusedWith(claims -> claims.put("exp", at(Duration.ofMinutes(-2))));
        refusedWith(claims -> claims.put("iat", at(Duration.ofMinutes(-6))));
        refusedWith(claims -> claims.put("iat", at(Duration.ofMinutes(3))));
        refusedWith(claims -> claims.remove("iat"));
    }

    @Test
    void a_token_that_is_no_logout_token_is_refused() {
        refusedWith(claims -> claims.put("nonce", "n"));
        refusedWith(claims -> claims.remove("events"));
        refusedWith(claims -> claims.put("events", Map.of("http://other.test", Map.of())));
        refusedWith(claims -> claims.remove("jti"));
        refusedWith(claims -> claims.remove("sub"));
    }

    @Test
    void a_call_without_one_token_or_with_another_method_is_refused() {
        refused(send(), "logout-token-missing");
        refused(send("a", "b"), "logout-token-missing");
        refused(send("no token"), "logout-token-invalid");
        var request = request("x");
        request.setMethod("GET");
        assertThat(answered(request).getStatus()).isEqualTo(405);
    }

    @Test
    void without_the_database_the_logout_counts_here_and_the_provider_is_asked_to_try_again() {
        var ada = console.signIn();
        trail.database().stop();

        var answer = send(token(claims -> claims.put("sub", "ada")));
        trail.database().start();

        assertThat(answer.getStatus()).isEqualTo(503);
        assertThat(ada.http.isInvalid()).isTrue();
    }

    private void refusedWith(Consumer<Map<String, Object>> change) {
        var ada = console.signIn();
        clock.advance(Duration.ofMinutes(1));

        refused(
                send(token(claims -> {
                    claims.put("sub", "ada");
                    change.accept(claims);
                })),
                "logout-token-invalid");

        assertThat(ada.http.isInvalid()).isFalse();
    }

    private void refused(MockHttpServletResponse answer, String code) {
        assertThat(answer.getStatus()).isEqualTo(400);
        assertThat(Objects.requireNonNull(trail.rows().getLast().ending()).code())
                .isEqualTo(code);
    }

    private String token(Consumer<Map<String, Object>> change) {
        Map<String, Object> claims = new HashMap<>(provider.logoutClaims());
        change.accept(claims);
        return provider.signed(claims);
    }

    private Date at(Duration fromNow) {
        return Date.from(clock.instant().plus(fromNow));
    }

    private MockHttpServletResponse send(String... tokens) {
        return answered(request(tokens));
    }

    private static MockHttpServletRequest request(String... tokens) {
        var request = new MockHttpServletRequest("POST", BackChannelLogout.PATH);
        request.setContentType("application/x-www-form-urlencoded");
        if (tokens.length > 0) {
            request.setParameter("logout_token", tokens);
        }
        return request;
    }

    private MockHttpServletResponse answered(MockHttpServletRequest request) {
        var response = new MockHttpServletResponse();
        try {
            console.backChannelLogout.doFilter(request, response, new MockFilterChain());
        } catch (IOException | ServletException failure) {
            throw new AssertionError(failure);
        }
        assertThat(request.getSession(false)).isNull();
        return response;
    }
}

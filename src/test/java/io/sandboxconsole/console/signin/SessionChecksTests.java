package io.sandboxconsole.console.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.access.SessionRefused;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Checks sessions against an identity provider that changes its mind, over real HTTP.
class SessionChecksTests {

    private static final Target SANDBOX = new Target("prod", "sb-1", "build", "platform", "ada");

    private static final Operation DELETION = new Operation("delete", Permission.DELETE_SANDBOX, SANDBOX);

    private final TestClock clock = new TestClock();

    private final FakeIdentityProvider provider = new FakeIdentityProvider(clock);

    private final TestTrail trail = TestTrail.create();

    private SignedInConsole console = new SignedInConsole(provider, trail, clock, SignedInConsole.limits());

    @BeforeEach
    void begin() {
        clock.reset();
    }

    @AfterEach
    void stop() {
        provider.close();
        MockVaadin.tearDown();
    }

    @Test
    void a_change_right_after_the_sign_in_asks_nobody() {
        var ada = console.signIn();
        clock.advance(Duration.ofSeconds(59));

        change(ada.actor);

        assertThat(provider.refreshes).hasValue(0);
        assertThat(outcome()).isEqualTo(new Ending(Result.SUCCEEDED, "", "", null));
    }

    @Test
    void a_demotion_takes_the_right_before_the_next_change_also_from_work_that_began_earlier() {
        var ada = console.signIn();
        provider.inIdToken = Map.of("roles", List.of("viewer"), "teams", List.of("platform"));
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);

        assertThat(ada.present().roles()).containsExactly(Role.VIEWER);
        assertThat(standing())
                .containsExactlyInAnyOrder(
                        new Grant(Role.VIEWER, new Scope.Own()), new Grant(Role.VIEWER, new Scope.Team("platform")));
    }

    @Test
    void a_demotion_is_noticed_within_the_minute_while_the_session_is_used() {
        var ada = console.signIn();
        provider.inIdToken = Map.of("roles", List.of("viewer"), "teams", List.of("research"));
        clock.advance(Duration.ofSeconds(30));
        ada.touch();
        console.checks.checkUsed();
        var early = ada.session.checked();

        clock.advance(Duration.ofSeconds(30));
        console.checks.checkUsed();

        assertThat(early).isEqualTo(ada.session.begun());
        assertThat(ada.present().teams()).containsExactly("research");
        assertThat(standing()).contains(new Grant(Role.VIEWER, new Scope.Team("research")));
        assertThat(provider.refreshes).hasValue(1);
    }

    @Test
    void while_work_goes_on_in_a_persons_name_their_rights_are_checked_although_nobody_uses_the_session() {
        var ada = console.signIn();
        provider.inIdToken = Map.of("roles", List.of("viewer"), "teams", List.of("platform"));
        clock.advance(Duration.ofMinutes(1));
        console.checks.checkUsed();
        assertThat(provider.refreshes).hasValue(0);

        console.working = Set.of(ada.actor.owner());
        console.checks.checkUsed();

        assertThat(standing()).contains(new Grant(Role.VIEWER, new Scope.Team("platform")));
    }

    @Test
    void a_session_that_has_expired_is_still_asked_with_until_the_work_ends() {
        var ada = console.signIn();
        console.working = Set.of(ada.actor.owner());
        leave(ada);
        provider.inIdToken = Map.of("roles", List.of("viewer"), "teams", List.of("platform"));
        clock.advance(Duration.ofMinutes(1));

        console.checks.checkUsed();
        assertThat(standing()).contains(new Grant(Role.VIEWER, new Scope.Team("platform")));
        provider.disabled = true;
        clock.advance(Duration.ofMinutes(1));
        console.checks.checkUsed();
        assertThat(standing()).isEmpty();

        assertThat(console.sessions.kept()).isEmpty();
        provider.disabled = false;
        leave(console.signIn());
        console.working = Set.of();
        console.checks.checkUsed();
        assertThat(console.sessions.kept()).isEmpty();
    }

    /// Lets the session end without a sign-out.
    private void leave(SignedInConsole.Browser browser) {
        browser.http.invalidate();
        clock.advance(Duration.ofSeconds(30));
        console.expiries.record();
    }

    @Test
    void a_promotion_counts_as_soon() {
        provider.inIdToken = Map.of("roles", List.of("viewer"), "teams", List.of("platform"));
        var ada = console.signIn();
        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);
        provider.inIdToken = Map.of("roles", List.of("operator"), "teams", List.of("platform"));
        clock.advance(Duration.ofMinutes(1));

        change(ada.actor);

        assertThat(ada.present().roles()).containsExactly(Role.OPERATOR);
    }

    @Test
    void a_session_that_nobody_uses_is_not_asked_about() {
        console.signIn();
        clock.advance(Duration.ofMinutes(10));

        console.checks.checkUsed();

        assertThat(provider.refreshes).hasValue(0);
    }

    @Test
    void each_check_replaces_all_claims_of_the_session() {
        provider.inUserInfo = Map.of("name", "Ada", "teams", List.of("platform", "build"));
        var ada = console.signIn();
        assertThat(ada.actor.teams()).containsExactly("platform", "build");
        provider.inUserInfo = Map.of("name", "Ada Lovelace");
        provider.inIdToken = Map.of();
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);

        assertThat(ada.present().name()).isEqualTo("Ada Lovelace");
        assertThat(ada.present().teams()).isEmpty();
        assertThat(ada.present().grants()).isEmpty();
    }

    @Test
    void a_disabled_account_ends_the_session_and_what_acts_in_the_persons_name() {
        var ada = console.signIn();
        provider.disabled = true;
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor))
                .isInstanceOf(SessionRefused.class)
                .hasMessageContaining("no longer confirms your session");

        assertThat(ada.http.isInvalid()).isTrue();
        assertThat(standing()).isEmpty();
        assertThat(trail.story())
                .containsExactly("EVENT end-session SUCCEEDED", "INTENT delete", "OUTCOME delete DENIED");
        assertThat(outcome().code()).isEqualTo("session-ended");
        assertThat(trail.rows().toString()).doesNotContain("canary");
        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(SessionRefused.class);
    }

    @Test
    void a_disabled_account_is_noticed_without_a_change_too() {
        var ada = console.signIn();
        provider.disabled = true;
        clock.advance(Duration.ofMinutes(1));
        ada.touch();

        console.checks.checkUsed();

        assertThat(ada.http.isInvalid()).isTrue();
        assertThat(console.sessions.all()).isEmpty();
        assertThat(standing()).isEmpty();
    }

    @Test
    void a_session_that_has_come_of_age_at_the_provider_ends_and_the_keys_go_on() {
        provider.refreshLife = 120;
        var ada = console.signIn();
        clock.advance(Duration.ofMinutes(1));
        change(ada.actor);
        clock.advance(Duration.ofMinutes(2));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(SessionRefused.class);

        assertThat(provider.refreshes).hasValue(1);
        assertThat(standing()).isNotEmpty();
    }

    @Test
    void a_refresh_whose_answer_is_lost_does_not_cost_the_person_the_keys() {
        var ada = console.signIn();
        provider.brokenTokenStatus = 502;
        clock.advance(Duration.ofMinutes(1));
        change(ada.actor);
        provider.brokenTokenStatus = 0;
        provider.forgetSessions();
        clock.advance(SessionChecks.RETRY);

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(SessionRefused.class);

        assertThat(standing()).isNotEmpty();
    }

    @Test
    void two_browsers_of_one_person_have_tokens_of_their_own() {
        var here = console.signIn();
        var there = console.signIn();

        for (int minute = 0; minute < 3; minute++) {
            clock.advance(Duration.ofMinutes(1));
            change(here.actor);
            change(there.actor);
        }

        assertThat(provider.refreshes).hasValue(6);
        assertThat(here.session.tokens().refresh())
                .isNotEqualTo(there.session.tokens().refresh());
    }

    @Test
    void many_changes_at_once_refresh_once() {
        var ada = console.signIn();
        clock.advance(Duration.ofMinutes(1));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = Stream.generate(() -> CompletableFuture.runAsync(() -> change(ada.actor), threads))
                    .limit(8)
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(all).join();
        }

        assertThat(provider.refreshes).hasValue(1);
    }

    @Test
    void while_the_provider_is_away_changes_go_on_and_their_rows_say_since_when_the_rights_are_unchecked() {
        var ada = console.signIn();
        var checked = clock.instant();
        provider.brokenTokenStatus = 503;
        clock.advance(Duration.ofMinutes(15));

        change(ada.actor);

        assertThat(outcome().result()).isEqualTo(Result.SUCCEEDED);
        assertThat(outcome().detail()).contains("last checked at " + checked);
        assertThat(console.checks.unchecked(ada.actor)).hasValueSatisfying(unchecked -> {
            assertThat(unchecked.since()).isEqualTo(checked);
            assertThat(unchecked.changesUntil()).isEqualTo(checked.plus(Duration.ofMinutes(15)));
        });
    }

    @Test
    void after_the_grace_changes_are_refused_and_after_the_answer_they_are_possible_again() {
        var ada = console.signIn();
        provider.brokenTokenStatus = 503;
        clock.advance(Duration.ofMinutes(15).plusSeconds(1));

        assertThatThrownBy(() -> change(ada.actor))
                .isInstanceOf(SessionRefused.class)
                .hasMessageContaining("Nothing was changed");
        var refused = outcome();
        boolean goesOn = !ada.http.isInvalid();
        provider.brokenTokenStatus = 0;
        clock.advance(SessionChecks.RETRY);
        change(ada.actor);

        assertThat(refused.result()).isEqualTo(Result.DENIED);
        assertThat(refused.code()).isEqualTo("session-unchecked");
        assertThat(goesOn).isTrue();
        assertThat(console.checks.unchecked(ada.actor)).isEmpty();
    }

    @Test
    void without_a_grace_a_change_is_refused_at_once() {
        console = new SignedInConsole(provider, trail, clock, SignedInConsole.limits(Duration.ZERO));
        var ada = console.signIn();
        provider.brokenTokenStatus = 503;
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(SessionRefused.class);

        assertThat(ada.http.isInvalid()).isFalse();
    }

    @Test
    void a_provider_that_cannot_be_reached_is_away_and_not_a_refusal() {
        var ada = console.signIn();
        provider.close();
        clock.advance(Duration.ofMinutes(1));

        change(ada.actor);

        assertThat(ada.session.check()).isEqualTo(SignedInSession.Check.UNANSWERED);
        assertThat(standing()).isNotEmpty();
    }

    @Test
    void a_wrong_registration_of_the_console_is_not_a_refusal_of_the_person() {
        var ada = console.signIn();
        provider.brokenTokenStatus = 401;
        clock.advance(Duration.ofMinutes(1));

        change(ada.actor);

        assertThat(ada.http.isInvalid()).isFalse();
        assertThat(standing()).isNotEmpty();
    }

    @Test
    void a_provider_that_is_away_is_not_asked_by_every_change() {
        var ada = console.signIn();
        provider.brokenTokenStatus = 503;
        clock.advance(Duration.ofMinutes(1));

        change(ada.actor);
        change(ada.actor);

        assertThat(provider.refreshes).hasValue(1);
    }

    @Test
    void a_session_ends_that_could_not_be_checked_for_an_hour() {
        var ada = console.signIn();
        provider.brokenTokenStatus = 503;
        clock.advance(Duration.ofHours(1));

        console.checks.checkUsed();

        assertThat(ada.http.isInvalid()).isTrue();
        assertThat(console.sessions.endOf(ada.session.key())).contains(SessionEnd.UNVERIFIED);
        assertThat(standing()).isNotEmpty();
    }

    @Test
    void without_a_refresh_token_the_userinfo_endpoint_is_asked_while_the_access_token_is_valid() {
        provider.givesRefreshTokens = false;
        provider.inUserInfo = Map.of("name", "Ada", "roles", List.of("operator"));
        var ada = console.signIn();
        provider.inUserInfo = Map.of("name", "Ada", "roles", List.of("viewer"));
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);

        assertThat(provider.refreshes).hasValue(0);
        assertThat(ada.present().roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void a_claim_that_the_userinfo_endpoint_withdraws_does_not_come_back_from_an_old_token() {
        provider.givesRefreshTokens = false;
        provider.inUserInfo = Map.of("name", "Ada", "roles", List.of("operator"));
        var ada = console.signIn();
        provider.inUserInfo = Map.of("name", "Ada");
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);

        assertThat(ada.present().roles()).isEmpty();
    }

    @Test
    void without_a_refresh_token_a_session_ends_after_an_hour_without_a_check() {
        provider.givesRefreshTokens = false;
        var ada = console.signIn();
        clock.advance(Duration.ofMinutes(59));
        change(ada.actor);
        var inBetween = outcome();
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor))
                .isInstanceOf(SessionRefused.class)
                .hasMessageContaining("could not be checked");

        assertThat(inBetween.detail()).contains("last checked");
        assertThat(ada.http.isInvalid()).isTrue();
    }

    @Test
    void a_userinfo_endpoint_that_refuses_the_token_ends_the_session() {
        provider.givesRefreshTokens = false;
        var ada = console.signIn();
        provider.disabled = true;
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(SessionRefused.class);

        assertThat(ada.http.isInvalid()).isTrue();
        assertThat(standing()).isEmpty();
    }

    @Test
    void a_userinfo_endpoint_that_fails_leaves_the_new_tokens_in_the_session() {
        var ada = console.signIn();
        String first = Objects.requireNonNull(ada.session.tokens().refresh());
        provider.brokenUserInfoStatus = 500;
        clock.advance(Duration.ofMinutes(1));
        change(ada.actor);
        boolean unchecked = console.checks.unchecked(ada.actor).isPresent();
        provider.brokenUserInfoStatus = 0;
        clock.advance(SessionChecks.RETRY);

        change(ada.actor);

        assertThat(unchecked).isTrue();
        assertThat(ada.session.tokens().refresh()).isNotEqualTo(first);
        assertThat(console.checks.unchecked(ada.actor)).isEmpty();
    }

    @Test
    void without_a_new_identity_token_the_other_sources_are_read_anew() {
        provider.givesIdTokenAtRefresh = false;
        provider.inIdToken = Map.of();
        provider.inAccessToken = roles("operator");
        var ada = console.signIn();
        assertThat(ada.actor.roles()).containsExactly(Role.OPERATOR);
        provider.inAccessToken = roles("viewer");
        clock.advance(Duration.ofMinutes(1));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);

        assertThat(ada.present().roles()).containsExactly(Role.VIEWER);
    }

    @Test
    void work_of_a_person_who_has_left_goes_on_with_the_rights_they_have_now() {
        var ada = console.signIn();
        ada.http.invalidate();

        change(ada.actor);
        console.lastKnownGrants.remember(ada.actor.with(Set.of(new Grant(Role.VIEWER, new Scope.Own()))));

        assertThatThrownBy(() -> change(ada.actor)).isInstanceOf(AccessDenied.class);
    }

    @Test
    void no_check_is_made_while_a_browser_session_is_locked() {
        var ada = console.signIn();
        clock.advance(Duration.ofMinutes(1));
        MockVaadin.setup(new Routes());

        assertThatThrownBy(() -> change(ada.actor))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("locked");

        assertThat(provider.refreshes).hasValue(0);
        assertThat(trail.rows()).isEmpty();
    }

    @Test
    void the_session_keeps_no_token_in_words() {
        var ada = console.signIn();

        assertThat(ada.session + ada.session.tokens().toString() + ada.session.person() + ada.actor)
                .doesNotContain(Objects.requireNonNull(ada.session.tokens().refresh()))
                .doesNotContain(ada.session.tokens().access());
    }

    private static Map<String, Object> roles(String role) {
        return Map.of(
                "resource_access",
                Map.of("sandbox-console", Map.of("roles", List.of(role))),
                "groups",
                List.of("/platform"));
    }

    private void change(Actor actor) {
        console.guard.run(actor, DELETION, () -> {});
    }

    private Set<Grant> standing() {
        return console.lastKnownGrants.grants("ada", Instant.EPOCH).orElseThrow();
    }

    private Ending outcome() {
        return Objects.requireNonNull(trail.rows().stream()
                .filter(row -> row.phase() == AuditEvent.Phase.OUTCOME)
                .toList()
                .getLast()
                .ending());
    }
}

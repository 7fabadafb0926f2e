package io.sandboxconsole.history.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

@ParameterizedClass
@EnumSource(Databases.class)
class LegalHoldsTests {

    private static final SandboxId BUILD = new SandboxId(new ConnectionId("prod"), "build-1");

    private final TestClock clock = new TestClock();

    private final TestTrail trail;

    private final LegalHolds holds;

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    private final Actor admin = Actors.person("root", Role.ADMIN);

    LegalHoldsTests(Databases databases) {
        var database = databases.migrated();
        trail = TestTrail.on(database);
        holds = new LegalHolds(
                new HoldRepository(JdbcClient.create(database)),
                Guards.on(trail, clock),
                new JdbcTransactionManager(database),
                clock);
        Instant now = clock.instant();
        new HistoryRows(database).sandbox(BUILD, "core", now.minusSeconds(600), now);
    }

    @Test
    void an_auditor_places_a_hold_and_the_trail_says_who_why_and_until_when() {
        Instant until = clock.instant().plus(Duration.ofDays(30));

        holds.hold(auditor, BUILD, " Case 4711 ", until);

        var expected = new LegalHold("aud by name", "aud", "Case 4711", clock.instant(), until);
        assertThat(holds.of(auditor, BUILD)).contains(expected);
        assertThat(holds.of(admin, BUILD)).contains(expected);
        assertThat(trail.story()).containsExactly("INTENT hold-history", "OUTCOME hold-history SUCCEEDED");
        assertThat(trail.outcome().detail()).isEqualTo("Until %s. Case 4711".formatted(until));
        assertThat(trail.rows().getLast().what())
                .satisfies(what -> assertThat(what.team()).isEqualTo("core"));
    }

    @Test
    void a_hold_ends_by_itself_or_by_another_persons_release() {
        holds.hold(auditor, BUILD, "Case 4711", clock.instant().plus(Duration.ofDays(1)));
        clock.advance(Duration.ofDays(1));
        assertThat(holds.of(auditor, BUILD)).isEmpty();

        holds.hold(auditor, BUILD, "Case 4712", null);
        assertThat(holds.of(auditor, BUILD)).map(LegalHold::why).contains("Case 4712");
        holds.release(admin, BUILD);

        assertThat(holds.of(auditor, BUILD)).isEmpty();
        assertThat(trail.story()).endsWith("INTENT release-hold", "OUTCOME release-hold SUCCEEDED");
    }

    @Test
    void a_second_hold_takes_the_place_of_the_first() {
        holds.hold(auditor, BUILD, "Case 4711", null);
        holds.hold(admin, BUILD, "Case 4712", null);

        assertThat(holds.of(auditor, BUILD)).map(LegalHold::by).contains("root by name");
        holds.release(admin, BUILD);
        assertThat(holds.of(auditor, BUILD)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR", "LEAD"})
    void nobody_else_places_or_releases_one_and_the_attempt_is_recorded(Role role) {
        var member = Actors.person("ann", role, "core");
        holds.hold(auditor, BUILD, "Case 4711", null);

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> holds.release(member, BUILD));
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> holds.hold(member, BUILD, "Mine", null))
                .withMessage(
                        "ann by name may not place sandbox build-1 under legal hold: that needs the role Auditor or Admin.");

        assertThat(holds.of(member, BUILD)).isEmpty();
        assertThat(holds.mayHold(member)).isFalse();
        assertThat(holds.of(auditor, BUILD)).map(LegalHold::why).contains("Case 4711");
        assertThat(trail.story()).contains("OUTCOME release-hold DENIED", "OUTCOME hold-history DENIED");
    }

    @Test
    void out_of_scope_reads_as_not_found_and_is_recorded_as_denied() {
        var stranger = Actors.person("eve", Role.LEAD, "other");

        assertThatExceptionOfType(SandboxNotFound.class).isThrownBy(() -> holds.hold(stranger, BUILD, "Mine", null));
        assertThatExceptionOfType(SandboxNotFound.class).isThrownBy(() -> holds.release(stranger, BUILD));

        assertThat(holds.of(stranger, BUILD)).isEmpty();
        assertThat(trail.story()).contains("OUTCOME hold-history DENIED", "OUTCOME release-hold DENIED");
    }

    @Test
    void a_sandbox_that_was_never_seen_is_not_found() {
        var unknown = new SandboxId(BUILD.connection(), "never-seen");

        assertThatExceptionOfType(SandboxNotFound.class).isThrownBy(() -> holds.hold(auditor, unknown, "Why", null));

        assertThat(holds.of(auditor, unknown)).isEmpty();
        assertThat(trail.outcome().result()).isEqualTo(Result.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "long"})
    void a_hold_without_a_fitting_reason_is_refused(String why) {
        String reason = why.equals("long") ? "x".repeat(LegalHolds.LONGEST_REASON + 1) : why;

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.hold(auditor, BUILD, reason, null))
                .withMessageContaining("1 to 1,000 characters");

        assertThat(holds.of(auditor, BUILD)).isEmpty();
        assertThat(trail.outcome().result()).isEqualTo(Result.FAILED);
    }

    @Test
    void an_end_in_the_past_and_a_release_of_nothing_are_refused() {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.hold(auditor, BUILD, "Case 4711", clock.instant()));
        assertThatExceptionOfType(RequestRefused.class).isThrownBy(() -> holds.release(auditor, BUILD));

        assertThat(trail.story()).contains("OUTCOME hold-history FAILED", "OUTCOME release-hold FAILED");
    }

    @Test
    void without_the_trail_nothing_is_held() {
        trail.database().stop();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> holds.hold(auditor, BUILD, "Case 4711", null));

        trail.database().start();
        assertThat(holds.of(auditor, BUILD)).isEmpty();
    }
}

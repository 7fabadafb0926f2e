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
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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

    private static final LegalHold GUESSED = new LegalHold("aud by name", "aud", "Case 4711", Instant.EPOCH, null);

    private final TestClock clock = new TestClock();

    private final TestTrail trail;

    private final LegalHolds holds;

    private final HistoryRows rows;

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    private final Actor admin = Actors.person("root", Role.ADMIN);

    LegalHoldsTests(Databases databases) {
        var database = databases.migrated();
        trail = TestTrail.on(database);
        holds = new LegalHolds(
                new HoldRepository(JdbcClient.create(database), new SandboxFields()),
                Guards.on(trail, clock),
                new JdbcTransactionManager(database),
                clock);
        Instant now = clock.instant();
        rows = new HistoryRows(database);
        rows.sandbox(BUILD, "core", now.minusSeconds(600), now);
    }

    @Test
    void an_auditor_places_a_hold_and_the_trail_says_who_why_and_until_when() {
        Instant until = clock.instant().plus(Duration.ofDays(30));

        holds.place(auditor, BUILD, new ProtectionTerms(" Case 4711 ", until));

        var expected = new LegalHold("aud by name", "aud", "Case 4711", clock.instant(), until);
        assertThat(holds.of(auditor, BUILD)).contains(expected);
        assertThat(holds.of(admin, BUILD)).contains(expected);
        assertThat(trail.story()).containsExactly("INTENT hold-history", "OUTCOME hold-history SUCCEEDED");
        assertThat(trail.outcome().detail()).isEqualTo("Until %s. Case 4711".formatted(until));
        assertThat(trail.rows().getLast().what())
                .satisfies(what -> assertThat(what.team()).isEqualTo("core"));
        assertThat(trail.rows().getLast().context().reason()).isEqualTo("Case 4711");
        assertThat(trail.rows().getLast().context().changes())
                .containsExactly(
                        new Change("hold", null, "Case 4711"), new Change("hold.until", null, until.toString()));
    }

    @Test
    void a_hold_ends_by_itself_or_by_another_persons_release() {
        holds.place(
                auditor, BUILD, new ProtectionTerms("Case 4711", clock.instant().plus(Duration.ofDays(1))));
        clock.advance(Duration.ofDays(1));
        assertThat(holds.of(auditor, BUILD)).isEmpty();

        holds.place(auditor, BUILD, new ProtectionTerms("Case 4712", null));
        assertThat(holds.of(auditor, BUILD)).map(LegalHold::why).contains("Case 4712");
        holds.release(admin, BUILD, seen(), "Case closed");

        assertThat(holds.of(auditor, BUILD)).isEmpty();
        assertThat(lastDetail()).isEqualTo("Case closed");
        assertThat(trail.story()).endsWith("INTENT release-hold", "OUTCOME release-hold SUCCEEDED");
    }

    private String lastDetail() {
        return Objects.requireNonNull(trail.rows().getLast().ending()).detail();
    }

    private LegalHold seen() {
        return holds.of(auditor, BUILD).orElseThrow();
    }

    @Test
    void a_second_hold_is_refused_and_names_who_placed_the_first() {
        holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null));

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.place(admin, BUILD, new ProtectionTerms("Case 4712", null)))
                .withMessageContaining("already under legal hold, placed by aud by name");

        assertThat(seen().why()).isEqualTo("Case 4711");
    }

    @Test
    void a_changed_hold_takes_the_place_of_the_one_that_was_seen() {
        holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null));
        LegalHold first = seen();
        Instant until = clock.instant().plus(Duration.ofDays(9));

        holds.change(admin, BUILD, first, new ProtectionTerms("Case 4712", until));

        assertThat(seen().by()).isEqualTo("root by name");
        assertThat(seen().until()).isEqualTo(until);
        assertThat(lastDetail()).isEqualTo("Changed. Until %s. Case 4712".formatted(until));
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.change(auditor, BUILD, first, new ProtectionTerms("Case 4713", null)))
                .withMessageContaining("it is now by root by name");
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.release(auditor, BUILD, first, "Closed"))
                .withMessageContaining("it is now by root by name");
        assertThat(seen().why()).isEqualTo("Case 4712");
    }

    @Test
    void a_hold_that_another_person_has_released_meanwhile_is_no_longer_there() {
        holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null));
        LegalHold seen = seen();
        holds.release(admin, BUILD, seen, "Closed");

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.release(auditor, BUILD, seen, "Closed"))
                .withMessageContaining("no longer under legal hold");
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.change(auditor, BUILD, seen, new ProtectionTerms("Again", null)))
                .withMessageContaining("no longer under legal hold");
    }

    @Test
    void a_release_needs_a_reason() {
        holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null));
        LegalHold seen = seen();

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.release(auditor, BUILD, seen, " "))
                .withMessageContaining("1 to 1,000 characters");

        assertThat(holds.of(auditor, BUILD)).contains(seen);
    }

    @Test
    void all_who_see_the_sandbox_see_the_hold_and_readers_of_the_trail_its_reason() {
        holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null));

        var member = holds.of(Actors.person("ann", Role.VIEWER, "core"), BUILD).orElseThrow();

        assertThat(member).isEqualTo(seen().withoutReason());
        assertThat(member.why()).isNull();
        assertThat(holds.of(Actors.person("leo", Role.LEAD, "core"), BUILD)).contains(seen());
        assertThat(holds.of(Actors.person("eve", Role.LEAD, "other"), BUILD)).isEmpty();
    }

    @Test
    void the_holds_of_now_are_listed_for_those_who_may_place_them() {
        var second = new SandboxId(BUILD.connection(), "build-2");
        var third = new SandboxId(BUILD.connection(), "build-3");
        rows.sandbox(second, "core", clock.instant(), null);
        rows.sandbox(third, null, clock.instant(), clock.instant());
        holds.place(auditor, BUILD, new ProtectionTerms("Case 1", null));
        holds.place(
                auditor, second, new ProtectionTerms("Case 2", clock.instant().plus(Duration.ofDays(1))));
        holds.place(
                auditor, third, new ProtectionTerms("Case 3", clock.instant().plus(Duration.ofHours(1))));
        clock.advance(Duration.ofHours(1));

        var listed = holds.current(admin);

        assertThat(listed).extracting(HeldSandbox::id).containsExactly(second, BUILD);
        assertThat(listed).extracting(HeldSandbox::ended).containsExactly(false, true);
        assertThat(listed.getFirst().hold().why()).isEqualTo("Case 2");
        assertThat(holds.current(Actors.person("ann", Role.LEAD, "core"))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"VIEWER", "OPERATOR", "LEAD"})
    void nobody_else_places_or_releases_one_and_the_attempt_is_recorded(Role role) {
        var member = Actors.person("ann", role, "core");
        holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null));

        LegalHold seen = seen();
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> holds.release(member, BUILD, seen, "Closed"));
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> holds.change(member, BUILD, seen, new ProtectionTerms("Mine", null)));
        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> holds.place(member, BUILD, new ProtectionTerms("Mine", null)))
                .withMessage(
                        "ann by name may not place sandbox build-1 under legal hold: that needs the role Auditor or Admin.");

        assertThat(holds.current(member)).isEmpty();
        assertThat(holds.mayHold(member)).isFalse();
        assertThat(holds.of(auditor, BUILD)).map(LegalHold::why).contains("Case 4711");
        assertThat(trail.story()).contains("OUTCOME release-hold DENIED", "OUTCOME hold-history DENIED");
    }

    @Test
    void out_of_scope_reads_as_not_found_and_is_recorded_as_denied() {
        var stranger = Actors.person("eve", Role.LEAD, "other");

        assertThatExceptionOfType(SandboxNotFound.class)
                .isThrownBy(() -> holds.place(stranger, BUILD, new ProtectionTerms("Mine", null)));
        assertThatExceptionOfType(SandboxNotFound.class)
                .isThrownBy(() -> holds.release(stranger, BUILD, GUESSED, "Mine"));

        assertThat(holds.of(stranger, BUILD)).isEmpty();
        assertThat(trail.story()).contains("OUTCOME hold-history DENIED", "OUTCOME release-hold DENIED");
    }

    @Test
    void a_sandbox_that_was_never_seen_is_not_found() {
        var unknown = new SandboxId(BUILD.connection(), "never-seen");

        assertThatExceptionOfType(SandboxNotFound.class)
                .isThrownBy(() -> holds.place(auditor, unknown, new ProtectionTerms("Why", null)));

        assertThat(holds.of(auditor, unknown)).isEmpty();
        assertThat(trail.outcome().result()).isEqualTo(Result.FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "long"})
    void a_hold_without_a_fitting_reason_is_refused(String why) {
        String reason = why.equals("long") ? "x".repeat(ProtectionTerms.LONGEST_REASON + 1) : why;

        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.place(auditor, BUILD, new ProtectionTerms(reason, null)))
                .withMessageContaining("1 to 1,000 characters");

        assertThat(holds.of(auditor, BUILD)).isEmpty();
        assertThat(trail.outcome().result()).isEqualTo(Result.FAILED);
    }

    @Test
    void an_end_in_the_past_and_a_release_of_nothing_are_refused() {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", clock.instant())));
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> holds.release(auditor, BUILD, GUESSED, "Closed"));

        assertThat(trail.story()).contains("OUTCOME hold-history FAILED", "OUTCOME release-hold FAILED");
    }

    @Test
    void without_the_trail_nothing_is_held() {
        trail.database().stop();

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> holds.place(auditor, BUILD, new ProtectionTerms("Case 4711", null)));

        trail.database().start();
        assertThat(holds.of(auditor, BUILD)).isEmpty();
    }
}

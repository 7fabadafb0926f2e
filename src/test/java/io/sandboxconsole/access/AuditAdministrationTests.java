package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.audit.TestActs;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.retention.TrailActs;
import io.sandboxconsole.audit.retention.TrailState;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.testing.Databases;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuditAdministrationTests {

    private static final Set<Part> PERSON = Set.of(Part.PERSON);

    private final TestClock clock = new TestClock();

    private final TestTrail trail = TestTrail.on(Databases.H2.migrated());

    private final Guard guard = Guards.on(trail, clock);

    private final AuditAdministration administration = new AuditAdministration(guard, TestActs.on(trail.database()));

    private final Actor admin = Actors.person("root", Role.ADMIN);

    @Test
    void an_admin_redacts_a_row_and_the_trail_says_so_three_times() {
        trail.trail().append(List.of());
        guard.failed(admin, new Operation("list", Permission.VIEW_SANDBOX, Operation.Target.CONSOLE), failure());

        administration.redact(admin, List.of(1L), PERSON, " Case 4711 ");

        assertThat(trail.story())
                .endsWith("INTENT redact-rows", "EVENT row-redacted SUCCEEDED", "OUTCOME redact-rows SUCCEEDED");
        assertThat(trail.rows().getFirst().who().name()).isEmpty();
        assertThat(trail.rows().get(3).context().reason()).isEqualTo("Case 4711");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"ADMIN"},
            mode = EnumSource.Mode.EXCLUDE)
    void whoever_is_no_admin_is_denied_and_that_is_recorded(Role role) {
        Actor person = Actors.person("ada", role, "platform");

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> administration.redact(person, List.of(1L), PERSON, "Why not"));

        assertThat(administration.mayRedact(person)).isFalse();
        assertThat(trail.story()).containsExactly("INTENT redact-rows", "OUTCOME redact-rows DENIED");
    }

    @Test
    void a_cut_and_a_restart_are_recorded_with_their_reason() {
        var done = new AuditAdministration(guard, new Done());

        assertThat(done.cut(admin, "Case 4711")).isEqualTo(Done.ROWS);
        assertThat(done.restart(admin, "Case 4712")).isEqualTo(Done.ROWS);

        assertThat(trail.story())
                .containsExactly(
                        "INTENT cut-trail",
                        "OUTCOME cut-trail SUCCEEDED",
                        "INTENT restart-trail",
                        "OUTCOME restart-trail SUCCEEDED");
        assertThat(trail.rows()).extracting(row -> row.context().reason()).contains("Case 4711", "Case 4712");
    }

    /// Acts that always find rows.
    private static final class Done implements TrailActs {

        private static final RowRange ROWS = new RowRange(1, 10, 10);

        @Override
        public List<Long> redact(TrailActor by, List<Long> rows, Set<Part> parts) {
            return rows;
        }

        @Override
        public TrailState state() {
            return new TrailState(null, ROWS, null, null, null);
        }

        @Override
        public Optional<RowRange> cut(TrailActor by) {
            return Optional.of(ROWS);
        }

        @Override
        public Optional<RowRange> restart(TrailActor by) {
            return Optional.of(ROWS);
        }
    }

    @Test
    void a_cut_and_a_restart_with_nothing_to_do_are_refused_and_recorded() {
        assertThatExceptionOfType(RequestRefused.class).isThrownBy(() -> administration.cut(admin, "Case 4711"));
        assertThatExceptionOfType(RequestRefused.class).isThrownBy(() -> administration.restart(admin, "Case 4711"));

        assertThat(trail.story())
                .containsExactly(
                        "INTENT cut-trail",
                        "OUTCOME cut-trail FAILED",
                        "INTENT restart-trail",
                        "OUTCOME restart-trail FAILED");
    }

    @Test
    void an_auditor_neither_cuts_nor_restarts_nor_asks_what_there_is_to_cut() {
        Actor auditor = Actors.person("aud", Role.AUDITOR);

        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> administration.cut(auditor, "Case 4711"));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> administration.restart(auditor, "Case 4711"));
        assertThatExceptionOfType(AccessDenied.class).isThrownBy(() -> administration.state(auditor));

        assertThat(trail.story())
                .containsExactly(
                        "INTENT cut-trail",
                        "OUTCOME cut-trail DENIED",
                        "INTENT restart-trail",
                        "OUTCOME restart-trail DENIED",
                        "INTENT read-trail-state",
                        "OUTCOME read-trail-state DENIED");
    }

    @Test
    void an_admins_key_redacts_nothing() {
        var key = new Actor(admin.id(), admin.name(), Actor.Kind.KEY, List.of(), admin.grants(), admin.origin());

        assertThatExceptionOfType(AccessDenied.class)
                .isThrownBy(() -> administration.redact(key, List.of(1L), PERSON, "Why not"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void without_a_reason_nothing_is_redacted(String why) {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> administration.redact(admin, List.of(1L), PERSON, why))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(AuditAdministration.WHY));
    }

    @Test
    void a_row_that_is_not_there_is_refused_in_words() {
        assertThatExceptionOfType(RequestRefused.class)
                .isThrownBy(() -> administration.redact(admin, List.of(4_711L), PERSON, "Case 4711"))
                .withMessageContaining("nothing left to redact");
    }

    private static RuntimeException failure() {
        return new IllegalStateException("of a test");
    }
}

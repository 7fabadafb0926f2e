package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.IntegrityReport.Progress;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.console.TestClock;
import io.sandboxconsole.testing.Databases;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

@ParameterizedClass
@EnumSource(Databases.class)
class AuditIntegrityTests {

    private final TestClock clock = new TestClock();

    private final TestTrail trail;

    private final TestProofs proofs;

    private final JdbcClient sql;

    AuditIntegrityTests(Databases databases) {
        var database = databases.migrated();
        // One clock for rows and checkpoints: a slow machine is no clock set back.
        this.trail = new TestTrail(
                database,
                new AuditTrail(new JdbcTemplate(database), new DataSourceTransactionManager(database), clock));
        this.proofs = TestProofs.on(trail, clock);
        this.sql = JdbcClient.create(trail.database());
        trail.trail().begin();
    }

    @Test
    void before_a_check_nothing_is_known() {
        assertThat(proofs.integrity().report()).isEqualTo(new IntegrityReport(0, null, null, null));
        assertThat(proofs.integrity().beginning())
                .hasValueSatisfying(begun -> assertThat(begun.rowsBefore()).isZero());
    }

    @Test
    void an_untouched_trail_is_whole_up_to_its_last_row() {
        write(25);
        List<Progress> progress = new ArrayList<>();

        IntegrityReport report = proofs.integrity().checkAll(progress::add);

        assertThat(report)
                .isEqualTo(new IntegrityReport(25, clock.instant(), clock.instant(), null))
                .isEqualTo(proofs.integrity().report());
        assertThat(progress).last().isEqualTo(new Progress(25, 25));
    }

    @Test
    void an_edited_row_is_named() {
        write(25);

        sql.sql("update audit_event set detail = 'forged' where id = 7").update();

        assertThat(broken()).satisfies(found -> {
            assertThat(found.attack()).isEqualTo(Attack.EDIT);
            assertThat(found.first()).isEqualTo(7);
            assertThat(found.last()).isEqualTo(7);
        });
    }

    @Test
    void a_deleted_row_is_named() {
        write(25);

        sql.sql("delete from audit_event where id = 12").update();

        assertThat(broken()).satisfies(found -> {
            assertThat(found.attack()).isEqualTo(Attack.DELETE);
            assertThat(found.first()).isEqualTo(12);
        });
    }

    @Test
    void a_cut_end_is_named_even_where_the_head_was_set_back() {
        write(25);
        proofs.integrity().checkAll(_ -> {});

        sql.sql("delete from audit_event where id > 20").update();
        sql.sql("delete from audit_statement where last_number > 20").update();
        sql.sql("""
                update audit_chain set number = 20, hash = (select hash from audit_event where id = 20)
                """).update();

        assertThat(broken()).satisfies(found -> {
            assertThat(found.attack()).isEqualTo(Attack.CUT_TAIL);
            assertThat(found.first()).isEqualTo(21);
        });
        assertThat(broken().attack()).isEqualTo(Attack.CUT_TAIL);
        write(10);
        assertThat(broken().attack()).isEqualTo(Attack.TWO_HISTORIES);
    }

    @Test
    void what_cannot_be_read_or_is_gone_is_no_reason_to_stay_green() {
        write(25);
        proofs.integrity().checkAll(_ -> {});

        sql.sql("update audit_statement set envelope = 'x' where sequence = 1").update();
        assertThat(broken().attack()).isEqualTo(Attack.FORGED_CHECKPOINT);
        sql.sql("delete from audit_statement").update();
        assertThat(broken().attack()).isNotNull();
    }

    @Test
    void a_row_without_a_field_that_each_has_is_found() {
        write(25);

        sql.sql("update audit_event set phase = 'X', action = '' where id = 3").update();

        assertThat(broken().first()).isEqualTo(3);
    }

    @Test
    void new_rows_are_checked_each_hour_and_all_rows_each_day() {
        write(25);
        proofs.round();
        assertThat(proofs.integrity().report().last()).isEqualTo(25);
        var first = clock.instant();

        write(5);
        clock.advance(Duration.ofMinutes(59));
        proofs.round();
        assertThat(proofs.integrity().report().last()).isEqualTo(25);

        clock.advance(Duration.ofMinutes(1));
        sql.sql("update audit_event set detail = 'forged' where id = 2").update();
        proofs.round();
        assertThat(proofs.integrity().report()).isEqualTo(new IntegrityReport(30, clock.instant(), first, null));

        clock.advance(Duration.ofHours(23));
        proofs.round();
        assertThat(proofs.integrity().report().broken()).isNotNull();
    }

    @Test
    void what_is_broken_stays_so_until_all_is_whole_again() {
        write(25);
        sql.sql("update audit_event set detail = 'forged' where id = 2").update();
        proofs.integrity().checkAll(_ -> {});

        clock.advance(Duration.ofHours(1));
        proofs.round();
        assertThat(proofs.integrity().report().broken()).isNotNull();

        sql.sql("update audit_event set detail = '' where id = 2").update();
        assertThat(proofs.integrity().checkAll(_ -> {}).broken()).isNull();
    }

    @Test
    void a_new_row_that_is_changed_is_found_within_the_hour() {
        write(25);
        proofs.round();
        write(10);
        sql.sql("update audit_event set actor_id = 'mallory' where id = 31").update();

        clock.advance(Duration.ofHours(1));
        proofs.round();

        assertThat(Objects.requireNonNull(proofs.integrity().report().broken()).first())
                .isEqualTo(31);
    }

    @Test
    void without_the_database_the_report_says_so() {
        trail.database().stop();

        assertThatThrownBy(() -> proofs.integrity().report()).isInstanceOf(AuditUnavailable.class);
        assertThatThrownBy(() -> proofs.integrity().checkAll(_ -> {})).isInstanceOf(AuditUnavailable.class);
    }

    private Finding broken() {
        proofs.integrity().checkAll(_ -> {});
        return Objects.requireNonNull(proofs.integrity().report().broken());
    }

    private void write(int rows) {
        trail.trail()
                .append(IntStream.range(0, rows)
                        .mapToObj(_ -> new AuditEvent(
                                clock.instant(),
                                UUID.randomUUID(),
                                Phase.EVENT,
                                new Who("ada", "Ada", "person", "console", null),
                                "sign-in",
                                null,
                                null))
                        .toList());
        proofs.checkpoints().signAll();
    }
}

package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.SigningKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.leadership.TestConsole;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class CutTests {

    private static final TrailActor ADMIN =
            new TrailActor("root", "Rita Root", "person", "console", "10.0.0.9", "Case 4711");

    private final StoppableDataSource database;

    private final ChainedTrail console;

    @TempDir
    Path folder;

    CutTests(Databases databases) {
        database = databases.migrated();
        console = new ChainedTrail(database);
    }

    @Test
    void rows_that_are_older_than_the_retention_are_cut_at_a_checkpoint_and_the_rest_is_untouched() {
        console.write(12);
        console.sign();
        console.clock.advance(ChainedTrail.KEPT);
        console.write(13);

        cut();

        assertThat(first()).isEqualTo(25);
        Report report = console.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
        assertThat(report.text()).startsWith("Untouched 25–51, end attested.\ncut off: rows 1–24 (24), on ");
    }

    @Test
    void the_check_of_the_database_begins_behind_the_cut() {
        console.write(12);
        console.sign();
        console.clock.advance(ChainedTrail.KEPT);
        console.write(13);
        cut();

        assertThat(console.integrity().checkAll(_ -> {}).broken()).isNull();
        assertThat(console.integrity().beginning())
                .hasValueSatisfying(begun -> assertThat(begun.cutUpTo()).isEqualTo(24));

        console.sql
                .sql("update audit_event set detail = 'forged' where id = 40")
                .update();
        assertThat(console.integrity().checkAll(_ -> {}).broken())
                .extracting(Finding::attack, Finding::first)
                .containsExactly(Attack.EDIT, 40L);
    }

    @Test
    void rows_that_are_younger_stay_with_all_that_share_their_checkpoint() {
        console.write(10);
        console.clock.advance(ChainedTrail.KEPT.minusSeconds(5));
        cut();
        assertThat(first()).isEqualTo(1);

        console.clock.advance(Duration.ofSeconds(1));
        cut();
        // The checkpoint over rows 1 to 10 ends with the rows of the fifth second.
        assertThat(first()).isEqualTo(11);
    }

    @Test
    void rows_that_no_checkpoint_covers_stay() {
        append(10);
        console.trail.append(List.of(console.event(UUID.randomUUID(), Phase.EVENT)));
        console.clock.advance(Duration.ofDays(1_000));

        assertThat(console.retention.state().due()).isEqualTo(new RowRange(1, 10, 10));
    }

    @Test
    void without_the_setting_nothing_is_cut() {
        console.write(10);
        console.clock.advance(Duration.ofDays(10_000));

        console.retention(null).round();

        assertThat(first()).isEqualTo(1);
        assertThat(console.retention(null).state().kept()).isNull();
    }

    @Test
    void the_stone_says_which_rows_when_by_whom_and_why_and_goes_to_the_sink() {
        console.write(10);
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));

        console.retention.round();
        console.round();

        Statement stone = statements().stream()
                .filter(statement -> statement.kind() == Kind.CUT)
                .findFirst()
                .orElseThrow();
        assertThat(stone.first()).isEqualTo(1);
        assertThat(stone.last()).isEqualTo(20);
        assertThat(stone.count()).isEqualTo(20);
        assertThat(stone.head()).isNotNull();
        assertThat(stone.time()).isEqualTo(console.clock.instant());
        assertThat(Objects.requireNonNull(stone.note()).by()).isEqualTo("console");
        assertThat(stone.note().reason()).isEqualTo("Older than 30 days, by console.audit.retention.");
        assertThat(lastAction()).isEqualTo("trail-cut");
    }

    @Test
    void rows_stay_until_the_sink_has_their_stone() {
        console.write(10);
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));

        console.retention.round();
        assertThat(first()).isEqualTo(1);

        console.round();
        console.retention.round();
        assertThat(first()).isEqualTo(21);
    }

    @Test
    void a_cut_that_was_killed_half_way_verifies_at_each_step_and_is_gone_on_with_by_another_console() {
        append(250);
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));
        console.write(1);
        console.retention.round();
        console.round();

        for (int batch = 0; batch < 3; batch++) {
            new TrailCutStep(database).removeSome();
            assertThat(console.verify(folder).findings()).isEmpty();
        }
        assertThat(first()).isEqualTo(251);
        TestConsole.passTerm(database, "audit");
        new ChainedTrail(database).retention.round();

        assertThat(console.sql
                        .sql("select count(*) from audit_cut where done")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(console.sql
                        .sql("select min(sequence) from audit_statement where kind <> 'cut'")
                        .query(Long.class)
                        .single())
                .isEqualTo(25);
        TestConsole.passTerm(database, "audit");
        console.sign();
        assertThat(console.verify(folder).verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
    }

    /// One batch of a console that is killed behind it.
    private record TrailCutStep(StoppableDataSource database) {

        void removeSome() {
            new CutRows(new JdbcTemplate(database)).removeRows(250, 100);
        }
    }

    @Test
    void one_cut_follows_another_and_stones_cover_all_that_was_cut() {
        cutAMonth();
        cutAMonth();
        cutAMonth();

        Report report = console.verify(folder);
        assertThat(report.findings()).isEmpty();
        assertThat(report.cut()).hasSize(3);
        assertThat(report.first()).isEqualTo(report.cut().getLast().rows().last() + 1);
    }

    @Test
    void rows_from_before_the_chain_are_cut_with_their_stone() {
        console.writeBeforeTheChain(7);
        console.sql
                .sql("update audit_event set at = timestamp with time zone '2020-01-01 00:00:00+00:00'")
                .update();
        console.trail.begin();
        console.sign();
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));
        console.write(3);

        cut();

        assertThat(console.verify(folder).text()).contains("Untouched 8–", "cut off: rows 1–7 (7)");
    }

    @Test
    void rows_that_nobody_signed_for_are_not_missed_silently() {
        console.write(25);
        console.sign();
        console.sql.sql("delete from audit_event where id <= 20").update();
        console.sql.sql("delete from audit_statement where sequence < 2").update();

        assertThat(console.verify(folder).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.attack()).isEqualTo(Attack.DELETE);
            assertThat(finding.first()).isEqualTo(1);
            assertThat(finding.last()).isEqualTo(20);
        });
    }

    @Test
    void more_than_the_stone_says_is_named() {
        cutAMonth();
        long first = first();
        console.write(25);
        console.sign();
        long place = console.sql
                .sql("select min(last_number) from audit_statement where kind = 'checkpoint' and last_number > ?")
                .param(first + 5)
                .query(Long.class)
                .single();
        console.sql.sql("delete from audit_event where id <= ?").param(place).update();
        console.sql
                .sql("delete from audit_statement where kind = 'checkpoint' and last_number < ?")
                .param(place)
                .update();

        assertThat(console.verify(folder).findings()).anySatisfy(finding -> {
            assertThat(finding.attack()).isEqualTo(Attack.DELETE);
            assertThat(finding.first()).isEqualTo(first);
            assertThat(finding.last()).isEqualTo(place);
        });
    }

    @Test
    void a_stone_of_a_foreign_key_covers_nothing() {
        cutAMonth();
        var forger = new ChainRows(new JdbcTemplate(database));
        var stone = forger.statements(-1, 100).stream()
                .filter(stored -> Statement.of(stored.envelope()).kind() == Kind.CUT)
                .findFirst()
                .orElseThrow();
        forger.sign(
                stone.sequence(),
                Envelope.signed(Statement.PAYLOAD_TYPE, stone.envelope().payload(), List.of(SigningKey.generate())));

        assertThat(console.verify(folder).findings())
                .extracting(Finding::attack)
                .contains(Attack.FORGED_CHECKPOINT, Attack.DELETE);
    }

    @Test
    void a_key_that_came_later_signs_the_stone_and_is_believed() {
        console.write(10);
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));
        var next = SigningKey.generate();
        console.changeKey(next, console.key);
        console.write(10);
        console.sign();
        AuditRetention retention = console.retention(ChainedTrail.KEPT);
        retention.round();
        console.sign();
        retention.round();

        assertThat(first()).isEqualTo(21);
        assertThat(console.verify(folder).verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
    }

    @Test
    void rows_that_were_changed_are_not_cut_by_themselves_but_by_an_admin_and_the_stone_says_so() {
        console.write(20);
        console.sql
                .sql("update audit_event set detail = 'forged' where id = 13")
                .update();
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));
        console.retention.round();
        assertThat(console.retention.state().cut()).isNull();

        assertThat(console.acts.cut(ADMIN)).contains(new RowRange(1, 40, 40));

        assertThat(statementsIncludingWaiting().getLast().note())
                .isEqualTo(new Statement.Note("root", "Case 4711 Of these, rows 11–20 were not as stated."));
    }

    @Test
    void what_is_due_is_known_beforehand() {
        console.write(20);
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));

        assertThat(console.acts.state().due()).isEqualTo(new RowRange(1, 40, 40));
        assertThat(console.acts.state().kept()).isEqualTo(ChainedTrail.KEPT);
    }

    @Test
    void stones_are_a_day_apart() {
        console.write(5);
        console.clock.advance(Duration.ofHours(12));
        console.write(5);
        console.sign();
        console.clock.advance(ChainedTrail.KEPT.minusHours(11));
        cut();
        assertThat(console.retention.state().cut()).isEqualTo(new RowRange(1, 10, 10));

        console.clock.advance(Duration.ofHours(23));
        cut();
        assertThat(first()).isEqualTo(11);

        console.clock.advance(Duration.ofHours(1));
        cut();
        assertThat(first()).isEqualTo(21);
    }

    private void cutAMonth() {
        console.write(12);
        console.sign();
        console.clock.advance(ChainedTrail.KEPT.plusDays(1));
        console.write(3);
        cut();
    }

    /// Signs the stone, hands it to the sink, and removes the rows.
    private void cut() {
        console.retention.round();
        console.sign();
        console.retention.round();
    }

    private void append(int rows) {
        console.trail.append(IntStream.range(0, rows)
                .mapToObj(_ -> console.event(UUID.randomUUID(), Phase.EVENT))
                .toList());
        console.sign();
    }

    private long first() {
        return console.sql
                .sql("select min(id) from audit_event")
                .query(Long.class)
                .single();
    }

    private String lastAction() {
        return console.sql
                .sql("select action from audit_event order by id desc limit 1")
                .query((row, _) -> row.getString(1))
                .single();
    }

    private List<Statement> statements() {
        return console.sink.stream().map(Envelope::of).map(Statement::of).toList();
    }

    private List<Statement> statementsIncludingWaiting() {
        return new ChainRows(new JdbcTemplate(database))
                .statements(-1, 1_000).stream()
                        .map(stored -> Statement.of(stored.envelope()))
                        .toList();
    }
}

package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.audit.proof.Envelope;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.RowSpan;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.testing.Databases;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Databases.class)
class RestartTests {

    private static final TrailActor ADMIN =
            new TrailActor("root", "Rita Root", "person", "console", "10.0.0.9", "Disk 3 was replaced.");

    private final ChainedTrail console;

    @TempDir
    Path folder;

    RestartTests(Databases databases) {
        console = new ChainedTrail(databases.migrated());
        console.write(12);
    }

    @Test
    void a_trail_that_is_not_broken_has_nothing_to_go_on_behind() {
        assertThat(console.acts.state().brokenAt()).isNull();
        assertThat(console.acts.restart(ADMIN)).isEmpty();
        assertThat(console.last()).isEqualTo(24);
    }

    @Test
    void behind_an_edited_row_the_chain_goes_on_and_what_follows_is_verified() {
        run("update audit_event set detail = 'forged' where id = 22");
        assertThat(console.acts.state().brokenAt()).isEqualTo(22);

        assertThat(console.acts.restart(ADMIN)).contains(new RowRange(21, 24, 4));
        console.write(10);
        console.sign();

        Report report = console.verify(folder);
        assertThat(report.verdict()).isEqualTo(Verdict.BROKEN);
        assertThat(report.findings()).extracting(Finding::attack).containsExactly(Attack.BREAK, Attack.EDIT);
        assertThat(report.findings().getFirst().first()).isEqualTo(21);
        assertThat(report.findings().getLast().first()).isEqualTo(22);
        assertThat(report.whole()).containsExactly(new RowSpan(1, 20), new RowSpan(25, 45));
        assertThat(report.text()).endsWith("\nwhole: rows 1–20, 25–45.");
        assertThat(report.attested()).isEqualTo(45);
    }

    @Test
    void what_happens_behind_the_place_shows_beside_it() {
        run("update audit_event set detail = 'forged' where id = 22");
        console.acts.restart(ADMIN);
        console.write(10);
        console.sign();
        assertThat(console.integrity().checkAll(_ -> {}).broken())
                .extracting(Finding::attack, Finding::last)
                .containsExactly(Attack.BREAK, 24L);

        run("update audit_event set detail = 'forged' where id = 30");

        assertThat(console.integrity().checkAll(_ -> {}).broken())
                .extracting(Finding::attack, Finding::first)
                .containsExactly(Attack.EDIT, 30L);
    }

    @Test
    void behind_lost_rows_the_chain_goes_on() {
        run("delete from audit_event where id > 20");
        assertThat(console.acts.state().brokenAt()).isEqualTo(21);

        assertThat(console.acts.restart(ADMIN)).contains(new RowRange(21, 24, 0));
        console.write(10);
        console.sign();

        Report report = console.verify(folder);
        assertThat(report.findings()).extracting(Finding::attack).containsExactly(Attack.DELETE, Attack.BREAK);
        assertThat(report.findings()).allSatisfy(finding -> {
            assertThat(finding.first()).isEqualTo(21);
            assertThat(finding.last()).isEqualTo(24);
        });
        assertThat(report.whole()).containsExactly(new RowSpan(1, 20), new RowSpan(25, 45));
    }

    @Test
    void behind_a_row_that_stands_in_the_way_of_the_next_one_the_chain_goes_on() {
        run("insert into audit_event (id, at, operation, phase, actor_id, actor_name, actor_kind, door, action, code,"
                + " detail) select 25, at, cast('00000000-0000-0000-0000-000000000001' as uuid), phase, actor_id,"
                + " actor_name, actor_kind, door, action, code, detail from audit_event where id = 24");

        assertThat(console.acts.restart(ADMIN)).contains(new RowRange(21, 25, 5));
        console.write(5);
        console.sign();

        Report report = console.verify(folder);
        assertThat(report.findings()).extracting(Finding::attack).contains(Attack.BREAK);
        assertThat(report.findings())
                .allSatisfy(finding -> assertThat(finding.last()).isLessThanOrEqualTo(25));
        assertThat(report.whole()).contains(new RowSpan(26, 36));
    }

    @Test
    void behind_a_head_that_was_changed_the_chain_goes_on() {
        run("update audit_chain set hash = (select row_hash from audit_event where id = 3)");
        assertThat(console.acts.state().brokenAt()).isEqualTo(25);

        console.acts.restart(ADMIN);
        console.write(5);
        console.sign();

        assertThat(console.verify(folder).whole()).contains(new RowSpan(25, 35));
    }

    @Test
    void the_stone_says_who_and_why_and_goes_to_the_sink() {
        run("update audit_event set detail = 'forged' where id = 22");
        console.acts.restart(ADMIN);
        console.sign();

        Statement stone = console.sink.stream()
                .map(Envelope::of)
                .map(Statement::of)
                .filter(statement -> statement.kind() == Kind.FROM_HERE_AGAIN)
                .findFirst()
                .orElseThrow();
        assertThat(stone.note()).isEqualTo(new Statement.Note("root", "Disk 3 was replaced."));
        assertThat(console.verify(folder).text()).contains("“root” had the chain go on behind them: Disk 3");
        assertThat(console.sql
                        .sql("select action from audit_event where id = 25")
                        .query((row, _) -> row.getString(1))
                        .single())
                .isEqualTo("trail-restarted");
    }

    @Test
    void rows_that_are_changed_behind_the_stones_back_are_named_again() {
        run("update audit_event set detail = 'forged' where id = 22");
        console.acts.restart(ADMIN);
        run("update audit_event set detail = 'forged again' where id = 22");

        assertThat(console.verify(folder).findings())
                .extracting(Finding::explanation)
                .anyMatch(text -> text.contains("They are not the 4 rows that stood here then."));
    }

    @Test
    void the_verdict_stays_broken_for_an_admin_who_edits_and_has_the_chain_go_on() {
        for (String edit : List.of("detail = 'forged'", "actor_id = 'mallory'")) {
            run("update audit_event set %s where id = %d".formatted(edit, console.last()));
            console.acts.restart(ADMIN);
            console.sign();

            assertThat(console.verify(folder).verdict()).isEqualTo(Verdict.BROKEN);
        }
    }

    private void run(String sql) {
        console.sql.sql(sql).update();
    }
}

package io.sandboxconsole.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actors;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Guards;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.audit.TestProofs;
import io.sandboxconsole.audit.TestTrail;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.audit.verification.Verifier;
import io.sandboxconsole.export.TrailExport.Format;
import io.sandboxconsole.export.TrailExport.Selection;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrailExportTests {

    private static final Clock CLOCK = Clock.systemUTC();

    private static final Selection EVERYTHING = new Selection(AuditCriteria.NONE, "audit");

    private static final Selection DELETIONS =
            new Selection(AuditCriteria.NONE.only(AuditField.ACTION, "delete"), "audit?action=delete");

    private final TestTrail trail = TestTrail.create();

    private final TestProofs proofs = TestProofs.on(trail, CLOCK);

    private final Guard guard = Guards.on(trail, CLOCK);

    private final TrailExport export = new TrailExport(
            trail.trail(), proofs.export(), proofs.checkpoints(), Guards.reader(guard, trail), guard, CLOCK);

    private final Actor auditor = Actors.person("aud", Role.AUDITOR);

    private final ByteArrayOutputStream file = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    @Test
    void an_export_of_a_search_holds_its_rows_with_proofs_and_nothing_else() throws IOException {
        record("delete", "platform", "a");
        record("pause", "platform", "b");
        record("delete", "research", "c");

        long count = export.write(auditor, DELETIONS, Format.JSON_LINES, () -> file);
        Report report = verify();

        assertThat(count).isEqualTo(2);
        assertThat(report.verdict()).isEqualTo(Verdict.INCLUSION_ONLY);
        assertThat(report.rows()).isEqualTo(2);
        assertThat(report.unproved()).isZero();
        assertThat(text())
                .contains("\"targetName\":\"a\"", "\"targetName\":\"c\"")
                .doesNotContain("\"pause\"");
    }

    @Test
    void an_export_of_everything_is_a_complete_one() throws IOException {
        record("delete", "platform", "a");

        export.write(auditor, EVERYTHING, Format.JSON_LINES, () -> file);

        assertThat(verify().verdict()).isEqualTo(Verdict.UNTOUCHED_END_NOT_ATTESTED);
    }

    @Test
    void the_export_is_in_the_trail_with_search_and_number_before_its_first_byte() {
        record("delete", "platform", "a");
        List<AuditEvent> before = new ArrayList<>();

        export.write(auditor, DELETIONS, Format.CSV, () -> {
            before.addAll(trail.rows());
            return file;
        });

        assertThat(before).last().satisfies(intent -> {
            assertThat(intent.phase()).isEqualTo(Phase.INTENT);
            assertThat(intent.action()).isEqualTo("export-audit");
            assertThat(intent.what())
                    .extracting(What::name)
                    .isEqualTo("One row exported as CSV. Search: audit?action=delete");
        });
        assertThat(trail.story()).containsOnlyOnce("INTENT export-audit", "OUTCOME export-audit SUCCEEDED");
        assertThat(trail.outcome("export-audit").detail())
                .isEqualTo("One row exported as CSV. Search: audit?action=delete");
    }

    @Test
    void a_lead_gets_the_rows_of_the_own_teams() {
        record("delete", "platform", "mine");
        record("delete", "research", "foreign");

        long count =
                export.write(Actors.person("lea", Role.LEAD, "platform"), EVERYTHING, Format.JSON_LINES, () -> file);

        assertThat(count).isEqualTo(1);
        assertThat(text()).contains("mine", "\"complete\":false").doesNotContain("foreign");
    }

    @Test
    void who_may_see_nothing_gets_no_file_and_the_attempt_is_recorded() {
        record("delete", "platform", "a");

        assertThatThrownBy(() ->
                        export.write(Actors.person("vik", Role.VIEWER, "platform"), EVERYTHING, Format.CSV, () -> {
                            throw new AssertionError("A file was opened.");
                        }))
                .isInstanceOf(AccessDenied.class)
                .hasMessageContaining("export the audit trail");
        assertThat(trail.story()).containsOnlyOnce("INTENT export-audit", "OUTCOME export-audit DENIED");
    }

    @Test
    void no_cell_of_a_spreadsheet_is_a_formula_or_acts_on_the_text_beside_it() {
        record("delete", "platform", "=HYPERLINK(\"http://x\")");
        record("delete", "platform", "+1");
        record("delete", "platform", "@x");
        record("delete", "platform", "\t=1");
        record("delete", "platform", "a\u202egnp\u200b<b>");

        export.write(auditor, DELETIONS, Format.CSV, () -> file);

        assertThat(text()).startsWith("\ufeffnumber,at,chained,operation,phase,action,");
        assertThat(text().lines()).hasSize(6);
        assertThat(text())
                .contains("'=HYPERLINK", ",'+1,", ",'@x,", "' =1", "a\\u202egnp\\u200b<b>")
                .doesNotContain("\u202e", "\u200b");
    }

    @Test
    void a_file_that_cannot_be_written_is_recorded_as_failed() {
        record("delete", "platform", "a");

        assertThatThrownBy(() -> export.write(auditor, DELETIONS, Format.CSV, () -> {
                    throw new IOException("gone");
                }))
                .isInstanceOf(ExportInterrupted.class);

        assertThat(trail.outcome("export-audit").result()).isEqualTo(Result.FAILED);
    }

    private Report verify() throws IOException {
        Path exported = Files.write(folder.resolve("audit.jsonl"), file.toByteArray());
        return new Verifier(proofs.keys(), null).verify(exported);
    }

    private String text() {
        return file.toString(StandardCharsets.UTF_8);
    }

    private void record(String action, String team, String target) {
        trail.trail()
                .append(List.of(new AuditEvent(
                        CLOCK.instant(),
                        UUID.randomUUID(),
                        Phase.EVENT,
                        new Who("ada", "Ada", "person", "console", null),
                        action,
                        new What("prod", "sb-1", target, team, null),
                        new Ending(Result.SUCCEEDED, "", "", null))));
    }
}

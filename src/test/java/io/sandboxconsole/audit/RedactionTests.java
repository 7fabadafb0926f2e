package io.sandboxconsole.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.format.Seal;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Report;
import io.sandboxconsole.audit.verification.Verdict;
import io.sandboxconsole.testing.Databases;
import io.sandboxconsole.testing.StoppableDataSource;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

@ParameterizedClass
@EnumSource(Databases.class)
class RedactionTests {

    private static final TrailActor ADMIN =
            new TrailActor("root", "Rita Root", "person", "console", "10.0.0.9", "Case 4711");

    private static final Set<Part> BOTH = Set.of(Part.PERSON, Part.CONTENT);

    private final StoppableDataSource database;

    private final ChainedTrail console;

    @TempDir
    Path folder;

    RedactionTests(Databases databases) {
        database = databases.migrated();
        console = new ChainedTrail(database);
        console.writeBeforeTheChain(2);
        console.write(10);
        console.sign();
    }

    @Test
    void payload_and_salts_are_gone_and_the_trail_is_untouched() {
        assertThat(console.acts.redact(ADMIN, List.of(5L, 6L), BOTH)).containsExactly(5L, 6L);
        console.sign();

        Map<String, Object> row = stored(6);
        assertThat(row).containsEntry("actor_name", "").containsEntry("detail", "");
        for (String gone : List.of("address", "user_agent", "sandbox_name", "reason", "changes")) {
            assertThat(row.get(gone)).as(gone).isNull();
        }
        assertThat(row.get("person_salt")).isNull();
        assertThat(row.get("content_salt")).isNull();
        var report = console.verify(folder);
        assertThat(report.verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
        assertThat(report.redacted()).isEqualTo(2);
        assertThat(report.text())
                .isEqualTo("Untouched 1–24, end attested.\nredacted: parts of 2 row(s), which their hashes stand for.");
    }

    @Test
    void one_part_alone_leaves_the_other() {
        console.acts.redact(ADMIN, List.of(6L), Set.of(Part.PERSON));

        assertThat(stored(6)).containsEntry("actor_name", "").containsEntry("detail", "Done.");
        assertThat(event(6).who().name()).isEmpty();
        assertThat(event(6).who().id()).isEqualTo("sub-1");
        assertThat(verified().findings()).isEmpty();
    }

    @Test
    void a_row_of_the_trail_says_who_redacted_what_and_why() {
        console.acts.redact(ADMIN, List.of(6L), BOTH);

        AuditEvent act = event(console.last());
        assertThat(act.action()).isEqualTo("row-redacted");
        assertThat(act.who().name()).isEqualTo("Rita Root");
        assertThat(Objects.requireNonNull(act.what()).id()).isEqualTo("6");
        assertThat(Objects.requireNonNull(act.ending()).code()).isEqualTo("person,content");
        assertThat(act.context().reason()).isEqualTo("Case 4711");
    }

    @Test
    void rows_from_before_the_chain_and_rows_about_redactions_can_be_redacted_too() {
        console.acts.redact(ADMIN, List.of(2L, 6L), BOTH);
        console.acts.redact(ADMIN, List.of(console.last()), BOTH);
        console.sign();

        assertThat(verified().verdict()).isEqualTo(Verdict.UNTOUCHED_END_ATTESTED);
        assertThat(verified().redacted()).isEqualTo(3);
    }

    @Test
    void what_is_redacted_already_or_not_there_leaves_no_row() {
        console.acts.redact(ADMIN, List.of(6L), BOTH);
        long last = console.last();

        assertThat(console.acts.redact(ADMIN, List.of(6L, 4_711L), BOTH)).isEmpty();

        assertThat(console.last()).isEqualTo(last);
    }

    @Test
    void the_export_shows_a_hash_in_place_of_each_part() {
        console.acts.redact(ADMIN, List.of(6L), BOTH);

        var bytes = new ByteArrayOutputStream();
        console.export.writeAll(console.export.now(), bytes);
        String line = bytes.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(text -> text.contains("\"number\":6,"))
                .findFirst()
                .orElseThrow();
        assertThat(line).contains("\"personHash\"", "\"contentHash\"").doesNotContain("Ada", "Salt", "10.0.0.1");
    }

    @Test
    void a_filtered_export_proves_redacted_rows_and_counts_them() {
        console.acts.redact(ADMIN, List.of(6L), BOTH);
        console.sign();

        var report = console.verify(
                folder,
                console.keys(),
                false,
                output -> console.export.write(
                        new Visible(true, Set.of(), null),
                        new AuditQuery(null, "pause", null, null, null, null, null, null, 50),
                        output));

        assertThat(report.verdict()).isEqualTo(Verdict.INCLUSION_ONLY);
        assertThat(report.redacted()).isEqualTo(1);
    }

    @Test
    void parts_that_the_administrator_of_the_database_redacts_are_named() {
        ChainedRow row = rows().rows(5, 6, 1).getFirst();
        rows().redact(6, Part.CONTENT, new RowHasher().hash(row.row(), Part.CONTENT));

        assertThat(verified().findings()).singleElement().satisfies(finding -> {
            assertThat(finding.attack()).isEqualTo(Attack.EDIT);
            assertThat(finding.first()).isEqualTo(6);
        });
    }

    @Test
    void a_row_that_was_edited_before_it_was_redacted_stays_edited() {
        console.sql.sql("update audit_event set detail = 'forged' where id = 6").update();

        console.acts.redact(ADMIN, List.of(6L), BOTH);

        assertThat(verified().findings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.attack()).isEqualTo(Attack.EDIT));
    }

    @Test
    void nothing_is_removed_without_a_row_that_says_so() {
        // The row that says so would get a number that is taken.
        console.sql
                .sql("update audit_event set id = id + 1 where id = %d".formatted(console.last()))
                .update();

        assertThatExceptionOfType(AuditUnavailable.class)
                .isThrownBy(() -> console.acts.redact(ADMIN, List.of(6L), BOTH));

        assertThat(rows().rows(5, 6, 1).getFirst().row().seal(Part.PERSON)).isInstanceOf(Seal.Salted.class);
        assertThat(stored(6)).containsEntry("actor_name", "Ada Lovelace");
    }

    private Report verified() {
        return console.verify(folder);
    }

    private ChainRows rows() {
        return new ChainRows(new JdbcTemplate(database));
    }

    private Map<String, Object> stored(long row) {
        return console.sql
                .sql("select * from audit_event where id = ?")
                .param(row)
                .query()
                .singleRow();
    }

    private AuditEvent event(long row) {
        return console.trail
                .read(
                        new Visible(true, Set.of(), null),
                        new AuditQuery(null, null, null, null, null, null, null, row + 1, 1))
                .getFirst()
                .event();
    }
}

package io.sandboxconsole.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.sandboxconsole.audit.VerifiableTrail;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class AuditVerifyCommandTests {

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private final ByteArrayOutputStream errors = new ByteArrayOutputStream();

    private final Shell shell = new Shell();

    @TempDir
    Path folder;

    private String export = "";

    private String keys = "";

    private String checkpoints = "";

    @BeforeEach
    void exportTrail() throws IOException {
        var trail = VerifiableTrail.of(25);
        export = write("export.jsonl", trail.export());
        keys = write("keys.pem", trail.keys());
        checkpoints = write("checkpoints.jsonl", trail.checkpoints());
    }

    @Test
    void an_untouched_trail_with_the_checkpoints_of_the_sink_is_attested() {
        assertThat(run(export, "--keys", keys, "--checkpoints", checkpoints)).isZero();
        assertThat(output).asString().isEqualTo("Untouched 1–25, end attested.\n");
    }

    @Test
    void without_the_sink_the_end_is_not_attested() {
        assertThat(run(export, "--keys", keys)).isEqualTo(2);
        assertThat(output).asString().contains("end not attested");
    }

    @Test
    void with_the_keys_of_the_console_nothing_is_verified() throws IOException {
        assertThat(run(export, "--checkpoints", checkpoints)).isEqualTo(3);

        String listed = write(
                "listed.pem",
                io.sandboxconsole.audit.verification.KeyList.FROM_THE_CONSOLE + "\n" + Files.readString(Path.of(keys)));
        assertThat(run(export, "--keys", listed, "--checkpoints", checkpoints)).isEqualTo(3);
    }

    @Test
    void a_broken_trail_is_told_in_words_and_in_json() throws IOException {
        String broken = write("broken.jsonl", Files.readString(Path.of(export)).replaceFirst("pause", "delete"));

        assertThat(run(broken, "--keys", keys)).isEqualTo(1);
        assertThat(output).asString().contains("edited: row 1.");

        output.reset();
        assertThat(run(broken, "--keys", keys, "--json")).isEqualTo(1);
        var json = new JsonMapper().readTree(output.toString(StandardCharsets.UTF_8));
        assertThat(json.path("verdict").asString()).isEqualTo("broken");
        assertThat(json.path("findings").path(0).path("attack").asString()).isEqualTo("edit");
        assertThat(json.path("findings").path(0).path("first").asLong()).isEqualTo(1);
    }

    @Test
    void from_a_row_on_the_check_begins_behind_the_last_statement_before_it() throws IOException {
        assertThat(run(export, "--keys", keys, "--checkpoints", checkpoints, "--from", "15"))
                .isZero();
        assertThat(output).asString().isEqualTo("Untouched 11–25, end attested.\n");

        output.reset();
        assertThat(run(export, "--keys", keys, "--checkpoints", checkpoints, "--from", "3"))
                .isZero();
        assertThat(output).asString().isEqualTo("Untouched 1–25, end attested.\n");
    }

    @Test
    void from_a_row_on_later_changes_are_found_and_earlier_ones_passed_over() throws IOException {
        List<String> lines = Files.readAllLines(Path.of(export));
        String early = edited(lines, 4);
        String late = edited(lines, 12);

        assertThat(run(early, "--keys", keys, "--from", "15")).isEqualTo(2);
        assertThat(run(late, "--keys", keys, "--from", "15")).isEqualTo(1);
        assertThat(output).asString().contains("edited: row 12.");
    }

    private String edited(List<String> lines, int row) throws IOException {
        return write(
                "edited-%d.jsonl".formatted(row),
                String.join(
                        "\n",
                        lines.stream()
                                .map(line -> line.contains("\"number\":%d,".formatted(row))
                                        ? line.replace("pause", "delete")
                                        : line)
                                .toList()));
    }

    @Test
    void from_a_row_that_is_not_there_nothing_is_verified() throws IOException {
        assertThat(run(export, "--keys", keys, "--from", "26")).isEqualTo(65);
        assertThat(errors).asString().contains("no row from 26 on");
        assertThat(run(export, "--keys", keys, "--from", "one")).isEqualTo(64);
        var cut = VerifiableTrail.cutOff();
        assertThat(run(write("cut.jsonl", cut.export()), "--keys", write("cut.pem", cut.keys()), "--from", "45"))
                .isEqualTo(2);
    }

    @Test
    void a_wrong_call_an_unusable_file_and_a_missing_one_are_told_apart() throws IOException {
        assertThat(run()).isEqualTo(64);
        assertThat(run(export, "--kees", keys)).isEqualTo(64);
        assertThat(run(export, "--keys")).isEqualTo(64);
        assertThat(run(folder.resolve("none").toString(), "--keys", keys)).isEqualTo(66);
        assertThat(run(keys, "--keys", keys)).isEqualTo(65);
        String newer =
                write("newer.jsonl", Files.readString(Path.of(export)).replaceFirst("\"version\":1", "\"version\":2"));
        assertThat(run(newer, "--keys", keys)).isEqualTo(65);
        assertThat(errors).asString().contains("The export has version 2 of the format");
    }

    @Test
    void a_row_of_a_newer_version_is_no_attack() throws IOException {
        String text = Files.readString(Path.of(export));
        int row = text.indexOf("\"type\":\"row\"");
        String newer = write(
                "newer.jsonl",
                text.substring(0, row) + text.substring(row).replaceFirst("\"version\":1", "\"version\":2"));

        assertThat(run(newer, "--keys", keys)).isEqualTo(65);
        assertThat(errors).asString().contains("A row has version 2 of the format");
    }

    @Test
    void lines_that_are_none_of_an_export_are_told() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of(export)));
        lines.add(5, "{\"type\":\"row\",\"number\":");
        lines.add(6, "nonsense");

        assertThat(run(write("odd.jsonl", String.join("\n", lines)), "--keys", keys))
                .isEqualTo(1);
        assertThat(output).asString().contains("unreadable line");
    }

    @Test
    void only_its_own_arguments_start_it() {
        assertThat(Main.accepts("audit", "verify")).isTrue();
        assertThat(Main.accepts("--server.port=1")).isFalse();
        assertThat(Main.accepts()).isFalse();
    }

    @Test
    void it_needs_neither_spring_nor_a_database() {
        var verifier = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(
                        "io.sandboxconsole.cli",
                        "io.sandboxconsole.audit.format",
                        "io.sandboxconsole.audit.proof",
                        "io.sandboxconsole.audit.export",
                        "io.sandboxconsole.audit.verification");

        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.springframework.context..",
                        "org.springframework.boot..",
                        "org.springframework.jdbc..",
                        "java.sql..",
                        "javax.sql..",
                        "io.sandboxconsole.audit")
                .check(verifier);
    }

    private int run(String... arguments) {
        List<String> all = new ArrayList<>(List.of("audit", "verify"));
        all.addAll(List.of(arguments));
        var result = shell.run(all.toArray(String[]::new));
        output.writeBytes(result.output().getBytes(StandardCharsets.UTF_8));
        errors.writeBytes(result.errors().getBytes(StandardCharsets.UTF_8));
        return result.exitCode();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}

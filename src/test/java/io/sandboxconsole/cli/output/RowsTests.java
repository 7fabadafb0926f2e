package io.sandboxconsole.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.terminal.Invocation;
import io.sandboxconsole.cli.terminal.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

class RowsTests {

    private static final Columns COLUMNS = new Columns(
            List.of(
                    Column.of("name", "name"),
                    Column.of("id", "id", Column.Kind.ID, Column.Show.ALWAYS),
                    Column.of("state", "state", Column.Kind.STATE, Column.Show.ALWAYS),
                    Column.of("age", "createdAt", Column.Kind.AGE, Column.Show.ALWAYS),
                    Column.of("expires-in", "expiresAt", Column.Kind.UNTIL, Column.Show.ALWAYS),
                    Column.of("labels", "labels", Column.Kind.TEXT, Column.Show.WIDE)),
            "id",
            row -> row.text("id"));

    private static final List<Document> ROWS = List.of(
            row("每夜构建", "a1", "running", "{\"a\":\"b\"}"),
            row("=2+5", "b2", "failed", "{}"),
            row("\u001b[2Jbuild, \"x\"", "c3", "paused", "{}"));

    private final ByteArrayOutputStream output = new ByteArrayOutputStream();

    private static Document row(String name, String id, String state, String labels) {
        return JsonReader.read("""
                {"name":%s,"id":"%s","state":"%s","createdAt":"2026-11-24T09:00:00Z","labels":%s,"new":[1,{"x":null}]}""".formatted(new JsonMapper().writeValueAsString(name), id, state, labels));
    }

    @Test
    void a_table_stands_in_columns_also_with_wide_characters() {
        assertThat(print("", "-o", "table")).isEqualTo("""
                NAME                ID   STATE     AGE   EXPIRES-IN
                每夜构建            a1   running   3h    never
                =2+5                b2   failed    3h    never
                \\x1b[2Jbuild, "x"   c3   paused    3h    never
                """);
    }

    @Test
    void only_a_terminal_gets_colours_and_cuts() {
        assertThat(print("o:40", "-o", "table")).contains("\u001b[32mrunning\u001b[0m", "\\x1b[2Jbuil…");
        assertThat(print("", "-o", "table")).doesNotContain("\u001b", "…");
    }

    @Test
    void a_spreadsheet_gets_no_formula_and_no_control_character() {
        assertThat(print("", "-o", "csv")).isEqualTo("""
                name,id,state,age,expires-in,labels\r
                每夜构建,a1,running,2026-11-24T09:00:00Z,,a=b\r
                "'=2+5",b2,failed,2026-11-24T09:00:00Z,,\r
                "\\x1b[2Jbuild, ""x\""",c3,paused,2026-11-24T09:00:00Z,,\r
                """);
    }

    @Test
    void json_holds_all_that_the_console_said() {
        var json = new JsonMapper().readTree(print("", "-o", "json"));

        assertThat(json.path("items").size()).isEqualTo(3);
        assertThat(json.path("items").path(2).path("name").asString()).isEqualTo("\u001b[2Jbuild, \"x\"");
        assertThat(json.path("items").path(0).path("new").toString()).isEqualTo("[1,{\"x\":null}]");
        assertThat(print("o:80", "-o", "json")).doesNotContain("\u001b");
    }

    @Test
    void each_line_of_jsonl_is_an_object() {
        assertThat(print("", "-o", "jsonl").lines())
                .hasSize(3)
                .allSatisfy(line ->
                        assertThat(new JsonMapper().readTree(line).isObject()).isTrue());
    }

    @Test
    void yaml_reads_back_as_it_was() {
        Object read = new org.yaml.snakeyaml.Yaml(
                        new org.yaml.snakeyaml.constructor.SafeConstructor(new org.yaml.snakeyaml.LoaderOptions()))
                .load(print("", "-o", "yaml"));

        List<?> items = (List<?>) ((Map<?, ?>) read).get("items");
        assertThat(items.stream()
                        .map(item -> String.valueOf(((Map<?, ?>) item).get("name")))
                        .toList())
                .containsExactly("每夜构建", "=2+5", "\u001b[2Jbuild, \"x\"");
    }

    @Test
    void chosen_columns_come_in_their_order_and_a_wrong_one_lists_all() {
        assertThat(print("", "--columns", "id,state", "--no-headers")).isEqualTo("""
                a1   running
                b2   failed
                c3   paused
                """);
        assertThat(print("", "-o", "name")).isEqualTo("a1\nb2\nc3\n");
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> print("", "--columns", "ids"))
                .hasMessageContaining("There is no column “ids”");
    }

    @Test
    void ages_are_moments_in_utc_where_that_is_asked_for() {
        assertThat(print("", "--utc", "--columns", "age", "--no-headers")).startsWith("2026-11-24T09:00:00Z\n");
    }

    @Test
    void no_row_is_an_empty_list_for_programs() {
        assertThat(printNone("-o", "json")).isEqualTo("{\n  \"items\": []\n}\n");
        assertThat(printNone("-o", "yaml")).isEqualTo("items: []\n");
        assertThat(printNone("-o", "table")).isEmpty();
    }

    private String print(String facts, String... arguments) {
        return print(facts, ROWS, arguments);
    }

    private String printNone(String... arguments) {
        return print("", List.of(), arguments);
    }

    private String print(String facts, List<Document> rows, String... arguments) {
        output.reset();
        var options = new OutputOptions();
        CommandLine line =
                new CommandLine(CommandLine.Model.CommandSpec.create()).setCaseInsensitiveEnumValuesAllowed(true);
        line.getCommandSpec().addMixin("output", CommandLine.Model.CommandSpec.forAnnotatedObject(options));
        line.parseArgs(arguments);
        var terminal = new Terminal(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(output, false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream()),
                facts,
                false);
        var invocation = new Invocation(
                terminal,
                Map.of(),
                Path.of("/nonexistent"),
                Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC),
                ZoneOffset.UTC,
                time -> {});
        Rows printed = options.rows(COLUMNS, invocation);
        rows.forEach(printed::add);
        printed.end("None.");
        return output.toString(StandardCharsets.UTF_8);
    }
}

package io.sandboxconsole.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds the table *What is in the trail* of `docs/security.md` to the sources: an action, a permission or an event
/// that
/// no row of it names, and a test that does not exist, fail here.
class AuditedActionsTests {

    private static final Path TABLE = Path.of("docs/security.md");

    private static final Path SOURCES = Path.of("src/main/java/io/sandboxconsole");

    private static final Pattern EVENT = Pattern.compile(
            "happened\\(\\s*\\w+,\\s*\"([a-z-]+)\"|(?:AUTHENTICATE|RECONCILE|EVENT) = \"([a-z-]+)\"|record\\(actor, \"([a-z-]+)\"");

    /// Asked about before something is shown, and never attempted; and pages, of which the table names one for all.
    private static final Set<String> NEVER_RECORDED = Set.of("change-key", "open-audit");

    private static final Set<String> MATRICES = Set.of("SandboxAttemptTests", "RouteMatrixTests");

    private record Row(Set<String> actions, Set<String> doors, String permission, String rows, Set<String> tests) {}

    @Test
    void every_action_of_the_sources_is_in_the_table_and_no_other() throws IOException {
        Set<String> found = new TreeSet<>(OperationTextTests.operations());
        found.addAll(events());
        found.removeAll(NEVER_RECORDED);

        Set<String> named = new TreeSet<>();
        rows().forEach(row -> named.addAll(row.actions()));
        named.remove("open-keys");

        assertThat(named).isEqualTo(found);
    }

    @Test
    void every_permission_is_in_the_table_and_no_other() throws IOException {
        Set<String> named = rows().stream().map(Row::permission).collect(Collectors.toCollection(TreeSet::new));
        named.remove("none");

        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(Permission.values()).map(Permission::word).toList());
    }

    @Test
    void every_door_is_one_and_every_test_exists() throws IOException {
        Set<String> tests;
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            tests = files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
        assertThat(rows()).hasSizeGreaterThan(15).allSatisfy(row -> {
            assertThat(row.doors()).isNotEmpty().isSubsetOf("console", "gateway", "system");
            assertThat(row.rows()).isIn("pair", "denials", "event");
            assertThat(row.tests()).isNotEmpty().isSubsetOf(tests);
        });
    }

    /// What the matrices of sandboxes and routes do not walk through has tests of its own, each of which must say what
    /// the trail holds after it was done and after it was denied.
    @Test
    void the_tests_of_a_row_assert_its_outcomes() throws IOException {
        Map<String, String> sources = new HashMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            for (Path file :
                    files.filter(file -> file.toString().endsWith(".java")).toList()) {
                sources.put(file.getFileName().toString().replace(".java", ""), Files.readString(file));
            }
        }
        List<Row> own = rows().stream()
                .filter(row -> row.rows().equals("pair") && !row.permission().equals("none"))
                .filter(row -> row.tests().stream().noneMatch(MATRICES::contains))
                .toList();

        assertThat(own).hasSizeGreaterThan(5).allSatisfy(row -> {
            String all = row.tests().stream().map(sources::get).collect(Collectors.joining());
            assertThat(row.actions()).allSatisfy(action -> {
                assertThat(all).contains("\"OUTCOME %s SUCCEEDED".formatted(action));
                assertThat(all).contains("\"OUTCOME %s DENIED".formatted(action));
            });
        });
    }

    private static Set<String> events() throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(SOURCES)) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                EVENT.matcher(Files.readString(source)).results().forEach(match -> {
                    for (int group = 1; group <= match.groupCount(); group++) {
                        if (match.group(group) != null) {
                            found.add(match.group(group));
                        }
                    }
                });
            }
        }
        return found;
    }

    private static List<Row> rows() throws IOException {
        String section =
                Files.readString(TABLE).split("## What is in the trail\n")[1].split("\n## ")[0];
        return section.lines()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.substring(1, line.length() - 1).split("\\|"))
                .map(cells -> new Row(
                        actions(cells[0]),
                        words(cells[1]),
                        cells[2].replace("`", "").strip(),
                        cells[3].strip(),
                        words(cells[4])))
                .toList();
    }

    private static Set<String> actions(String cell) {
        return Pattern.compile("`([a-z-]+)`")
                .matcher(cell)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> words(String cell) {
        return Arrays.stream(cell.split(","))
                .map(word -> word.replace("`", "").strip())
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}

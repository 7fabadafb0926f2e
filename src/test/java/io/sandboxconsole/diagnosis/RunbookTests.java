package io.sandboxconsole.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Holds `docs/runbook.md` to the conditions.
class RunbookTests {

    private static final Pattern SECTION = Pattern.compile(
            "(?m)^## ([A-Z_]+)\n\n\\*(\\w+)\\.\\* (.+)\n\n- \\*\\*Check\\*\\*: (.+)\n- \\*\\*Fix\\*\\*: (.+)$");

    private static final Pattern HEADING = Pattern.compile("(?m)^## (.+)$");

    private static String runbook() throws IOException {
        return Files.readString(Path.of("docs/runbook.md"));
    }

    private static List<String> codes() {
        return Arrays.stream(Condition.values()).map(Condition::name).toList();
    }

    @Test
    void each_condition_has_a_section_and_each_section_a_condition() throws Exception {
        assertThat(HEADING.matcher(runbook()).results().map(heading -> heading.group(1)))
                .containsExactlyInAnyOrderElementsOf(codes());
    }

    @Test
    void each_section_tells_severity_meaning_check_and_fix() throws Exception {
        Map<String, String> severities = new LinkedHashMap<>();
        SECTION.matcher(runbook())
                .results()
                .forEach(section ->
                        severities.put(section.group(1), section.group(2).toLowerCase(Locale.ROOT)));

        assertThat(severities).hasSameSizeAs(codes());
        severities.forEach((code, severity) -> assertThat(severity)
                .as(code)
                .isEqualTo(Condition.valueOf(code).severity().word()));
    }

    @Test
    void no_condition_is_one_that_nothing_can_name() throws Exception {
        String sources;
        try (var files = Files.walk(Path.of("src/main/java"))) {
            sources = String.join(
                    "\n",
                    files.filter(file ->
                                    file.toString().endsWith(".java") && !file.endsWith("diagnosis/Condition.java"))
                            .map(RunbookTests::read)
                            .toList());
        }

        assertThat(Condition.values())
                .allSatisfy(condition ->
                        assertThat(sources).containsPattern("Condition\\.%1$s\\b|\"%1$s\"".formatted(condition)));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }
}

package io.sandboxconsole.diagnosis;

import io.sandboxconsole.diagnosis.Report.Line;
import io.sandboxconsole.diagnosis.Report.Part;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Formats a report for a terminal.
public final class ReportText {

    private static final String INDENT = "    ";

    private ReportText() {}

    /// Returns the lines of the report.
    ///
    /// @param colored whether the signs of the findings have colors
    public static List<String> lines(Report report, boolean colored) {
        return Stream.concat(
                        report.parts().stream().flatMap(part -> lines(part, colored)), Stream.of("", summary(report)))
                .toList();
    }

    private static Stream<String> lines(Part part, boolean colored) {
        Stream<String> facts = part.facts().isEmpty()
                ? Stream.empty()
                : Stream.of(INDENT
                        + part.facts().entrySet().stream()
                                .map(fact -> fact.getKey() + ": " + printable(fact.getValue()))
                                .collect(Collectors.joining(", ")));
        return Stream.concat(
                Stream.concat(Stream.of(title(part)), facts),
                part.findings().stream().flatMap(line -> lines(line, colored)));
    }

    private static String title(Part part) {
        String subject = part.subject().replace('-', ' ');
        String title = subject.substring(0, 1).toUpperCase(Locale.ROOT) + subject.substring(1);
        return part.id() == null ? title : title + " " + printable(part.id());
    }

    private static Stream<String> lines(Line line, boolean colored) {
        boolean good = line.severity().equals(Severity.GOOD.word());
        return Stream.of(
                        "  %s %s%s"
                                .formatted(
                                        sign(line.severity(), colored),
                                        good ? "" : line.code() + " (" + line.severity() + ") ",
                                        printable(line.sentence())),
                        line.remedy() == null ? null : INDENT + printable(line.remedy()),
                        line.runbook() == null ? null : INDENT + line.runbook())
                .flatMap(Stream::ofNullable);
    }

    private static String sign(String severity, boolean colored) {
        return switch (severity) {
            case "good" -> colored("✓", 32, colored);
            case "note" -> colored("i", 36, colored);
            case "warning" -> colored("!", 33, colored);
            default -> colored("✗", 31, colored);
        };
    }

    private static String colored(String sign, int color, boolean colored) {
        return colored ? "\u001b[%dm%s\u001b[0m".formatted(color, sign) : sign;
    }

    private static String summary(Report report) {
        Map<String, Long> counts = report.counts();
        String bad = Stream.of(Severity.BROKEN, Severity.MISSING, Severity.WARNING, Severity.NOTE)
                .map(severity -> counted(counts.get(severity.word()), severity))
                .flatMap(Stream::ofNullable)
                .collect(Collectors.joining(", "));
        return bad.isEmpty() ? "Everything that was checked works." : "Found: " + bad + ".";
    }

    private static @Nullable String counted(@Nullable Long count, Severity severity) {
        return count == null ? null : count + " " + severity.word();
    }

    /// What an engine or a server says must not move the terminal.
    private static String printable(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isISOControl(point) || Character.getType(point) == Character.FORMAT ? '�' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

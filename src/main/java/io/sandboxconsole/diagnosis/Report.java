package io.sandboxconsole.diagnosis;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// An examination as machines read it, in English: the answer of `/api/doctor` and the JSON of both doctor commands.
///
/// @param status the worst severity of all findings: `good`, `note`, `warning`, `missing` or `broken`
/// @param counts the number of findings of each severity
public record Report(Instant at, String status, Map<String, Long> counts, List<Part> parts) {

    public Report {
        parts = List.copyOf(parts);
    }

    /// A part that was checked.
    ///
    /// @param subject such as `database` or `connection`
    /// @param id of a connection
    /// @param name of a connection
    /// @param facts such as a version; names and values may grow
    /// @param findings worst first
    public record Part(
            String subject,
            @Nullable String id,
            @Nullable String name,
            Map<String, String> facts,
            List<Line> findings) {}

    /// One result.
    ///
    /// @param code the condition, `OK` for a passed check
    /// @param remedy what follows and what to do
    /// @param runbook where the documentation explains the condition; absent for `OK`
    public record Line(
            String code,
            String severity,
            String sentence,
            @Nullable String remedy,
            @Nullable String runbook) {

        public static Line of(Finding finding) {
            return of(
                    finding.condition(),
                    finding.sentence().toString(),
                    finding.remedy() == null ? null : finding.remedy().toString());
        }

        public static Line of(Condition condition, String sentence, @Nullable String remedy) {
            return new Line(
                    condition.name(),
                    condition.severity().word(),
                    sentence,
                    remedy,
                    condition == Condition.OK ? null : condition.runbook());
        }
    }

    public static Report of(Examination examination) {
        return of(
                examination.at(),
                examination.parts().stream()
                        .map(part -> new Part(
                                part.subject().word(),
                                part.id(),
                                part.name(),
                                part.facts(),
                                part.findings().stream().map(Line::of).toList()))
                        .toList());
    }

    /// Counts the findings of the parts.
    public static Report of(Instant at, List<Part> parts) {
        List<String> found = parts.stream()
                .flatMap(part -> part.findings().stream())
                .map(Line::severity)
                .toList();
        SequencedMap<String, Long> counts = new LinkedHashMap<>();
        for (Severity severity : Severity.values()) {
            long count = found.stream().filter(severity.word()::equals).count();
            if (count > 0) {
                counts.put(severity.word(), count);
            }
        }
        return new Report(
                at, counts.isEmpty() ? Severity.GOOD.word() : counts.lastEntry().getKey(), counts, parts);
    }

    /// Returns whether a part does not work, so that a command that tells it fails.
    public boolean broken() {
        return status.equals(Severity.BROKEN.word());
    }
}

package io.sandboxconsole.audit.verification;

import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.RedactionAct;
import io.sandboxconsole.audit.format.Row;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The rows with redacted parts, and the later rows that say so. Without such a row it was not the console that
/// redacted.
final class Redactions {

    private final Map<Long, Set<Part>> unexplained = new TreeMap<>();

    private long rows;

    void add(Row row) {
        Set<Part> parts = row.redactedParts();
        if (!parts.isEmpty()) {
            rows++;
            unexplained.put(row.number(), EnumSet.copyOf(parts));
        }
        RedactionAct.of(row)
                .ifPresent(act -> unexplained.computeIfPresent(act.row(), (_, missing) -> {
                    missing.removeAll(act.parts());
                    return missing.isEmpty() ? null : missing;
                }));
    }

    /// Returns how many rows have redacted parts.
    long rows() {
        return rows;
    }

    List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        unexplained.forEach((number, parts) -> findings.add(Finding.at(
                Attack.EDIT,
                number,
                "Parts of it were removed (%s), and no later row says that they were redacted."
                        .formatted(parts.stream()
                                .map(part -> part.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))))));
        return findings;
    }
}

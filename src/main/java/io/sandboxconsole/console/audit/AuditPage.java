package io.sandboxconsole.console.audit;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditRow;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// One page of rows that match the criteria, and the outcomes of attempts whose outcome row the criteria exclude.
record AuditPage(List<AuditRow> rows, List<AuditRow> outcomes) {

    AuditPage {
        rows = List.copyOf(rows);
        outcomes = List.copyOf(outcomes);
    }

    /// Reads one page; blocks on the database.
    static AuditPage read(AuditReader reader, Actor actor, AuditQuery criteria) {
        var rows = reader.read(actor, criteria);
        Set<UUID> open = operations(rows, Phase.INTENT);
        open.removeAll(operations(rows, Phase.OUTCOME));
        return new AuditPage(rows, reader.outcomes(actor, open));
    }

    private static Set<UUID> operations(List<AuditRow> rows, Phase phase) {
        return rows.stream()
                .map(AuditRow::event)
                .filter(event -> event.phase() == phase)
                .map(event -> event.operation())
                .collect(Collectors.toSet());
    }
}

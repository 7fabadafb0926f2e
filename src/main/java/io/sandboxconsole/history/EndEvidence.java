package io.sandboxconsole.history;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.attribution.EngineActs;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds the cause of an end in the trail and in what engines recorded. Blocks on the database.
@Component
final class EndEvidence {

    private static final Visible EVERYTHING = new Visible(true, Set.of(), null);

    private static final int MOST = 50;

    private final AuditTrail trail;

    private final EngineActs acts;

    private final HistoryProperties properties;

    EndEvidence(AuditTrail trail, EngineActs acts, HistoryProperties properties) {
        this.trail = trail;
        this.acts = acts;
        this.properties = properties;
    }

    /// Returns the end of a sandbox that was last seen at `lastSeen` and missed at `missed`.
    ///
    /// @throws org.springframework.dao.DataAccessException if the database does not answer
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    @Blocking
    End of(Sandbox last, Instant lastSeen, Instant missed) {
        boolean watched = Duration.between(lastSeen, missed).compareTo(properties.gap()) <= 0;
        var connection = last.id().connection().value();
        var query = new AuditQuery(null, null, last.id().value(), null, null, null, null, null, MOST);
        List<AuditEvent> rows = trail.read(EVERYTHING, query).stream()
                .map(AuditRow::event)
                .filter(event ->
                        event.what() != null && connection.equals(event.what().connection()))
                .toList();
        return CauseOfEnd.of(last, lastSeen, missed, watched, rows, acts.of(last.id(), MOST));
    }
}

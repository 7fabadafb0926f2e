package io.sandboxconsole.history.past;

import io.sandboxconsole.history.Coverage.Span;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.past.Knowledge.Kept;
import io.sandboxconsole.history.retention.PurgeLog;
import io.sandboxconsole.history.retention.Retained;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Reads how completely the history knows a period, in two statements.
@Component
public class KnowledgeReader {

    private final History history;

    private final PurgeLog purgeLog;

    private final InstantSource time;

    KnowledgeReader(History history, PurgeLog purgeLog, InstantSource time) {
        this.history = history;
        this.purgeLog = purgeLog;
        this.time = time;
    }

    /// Returns what is known from `from` to `until`.
    ///
    /// @param connections those that are configured
    @Blocking
    public Knowledge of(Set<ConnectionId> connections, Instant from, Instant until) {
        Map<Retained, Instant> kept = purgeLog.keptSince();
        return Knowledge.of(
                history.coverage(),
                connections,
                new Kept(kept.get(Retained.ENDED), kept.get(Retained.EVENTS)),
                new Span(from, until),
                time.instant());
    }
}

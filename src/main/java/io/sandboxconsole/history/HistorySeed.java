package io.sandboxconsole.history;

import io.sandboxconsole.history.HistoryEvent.Origin;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Adds lives that ended before the console was there, in place of weeks of use: for a demo. Blocks on the database.
@Component
public class HistorySeed {

    private static final SandboxState RUNNING = SandboxState.of(SandboxState.Kind.RUNNING);

    /// How long a sandbox that has failed stays listed.
    private static final Duration FAILED = Duration.ofMinutes(2);

    private final JdbcClient jdbc;

    private final LifeRepository lives;

    private final WatchLog watchLog;

    private final SandboxFields codec;

    private final TransactionTemplate transaction;

    HistorySeed(
            JdbcClient jdbc,
            LifeRepository lives,
            WatchLog watchLog,
            SandboxFields codec,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.lives = lives;
        this.watchLog = watchLog;
        this.codec = codec;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Returns whether nothing is written of a connection yet.
    @Blocking
    public boolean none(ConnectionId connection) {
        return jdbc.sql("select no from history_sandbox where connection = ? fetch first 1 row only")
                .param(connection.value())
                .query(Long.class)
                .optional()
                .isEmpty();
    }

    /// Adds lives of one connection as if it had been watched in `watched`. Those without an end are left out.
    @Blocking
    public void add(ConnectionId connection, Coverage.Span watched, List<Life> ended) {
        List<StoredLife> stored = new ArrayList<>();
        for (Life life : ended) {
            End end = life.end();
            if (end != null) {
                stored.add(stored(life, end));
            }
        }
        transaction.executeWithoutResult(_ -> {
            watchLog.add(connection, watched);
            lives.writeUntold(stored);
        });
    }

    private StoredLife stored(Life life, End end) {
        Sandbox last = life.sandbox();
        Sandbox first = running(last, life.firstSeen());
        var stored = StoredLife.unwritten(Observation.of(first, life.firstSeen(), Origin.LISTING), codec.of(first));
        if (!last.state().equals(RUNNING)) {
            Instant at = end.at().minus(FAILED);
            stored.is(
                    Observation.of(last, at.isBefore(life.firstSeen()) ? end.at() : at, Origin.LISTING),
                    codec.of(last));
        }
        var gone = Observation.gone(last, end.at(), end.lastSeen(), Origin.LISTING);
        stored.ended(gone, codec.of(last.state().equals(RUNNING) ? first : last), end, Origin.LISTING);
        return stored;
    }

    private static Sandbox running(Sandbox sandbox, Instant since) {
        return sandbox.withStatus(new SandboxStatus(RUNNING, null, null, since));
    }
}

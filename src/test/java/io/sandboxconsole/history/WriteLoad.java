package io.sandboxconsole.history;

import io.sandboxconsole.inventory.InventoryChange;
import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.inventory.InventoryChange.Sightings;
import io.sandboxconsole.inventory.SettableTime;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.testing.StoppableDataSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A writer of history under load, for benchmarks: what it is told is written by rounds that the caller runs.
public final class WriteLoad {

    private static final int BATCH = 500;

    private static final int CAPACITY = 20_000;

    private final StoppableDataSource database;

    private final WrittenHistory history;

    private final SettableTime time = new SettableTime();

    public WriteLoad(StoppableDataSource database, ConnectionId connection) {
        this.database = database;
        new HistoryIndexes(database).make();
        this.history = new WrittenHistory(database, connection, time, BATCH, CAPACITY);
    }

    /// Tells of new sandboxes and writes them.
    public void appear(List<Sandbox> sandboxes) {
        history.take(new InventoryChange(1, sandboxes, List.of(), List.of(), sightings(Set.of(), Map.of())));
        drain();
    }

    /// Tells of changes, and returns at once.
    public void change(List<Difference> changes) {
        history.take(new InventoryChange(1, List.of(), changes, List.of(), sightings(Set.of(), Map.of())));
    }

    /// Tells of ends and writes them.
    public void end(List<Sandbox> sandboxes) {
        var ids = sandboxes.stream().map(Sandbox::id).collect(Collectors.toSet());
        var seen = ids.stream()
                .collect(Collectors.toMap(id -> id, _ -> time.instant().minusSeconds(5)));
        history.take(new InventoryChange(1, List.of(), List.of(), sandboxes, sightings(ids, seen)));
        drain();
    }

    private Sightings sightings(Set<SandboxId> alone, Map<SandboxId, Instant> seen) {
        return new Sightings(time.instant(), alone, seen);
    }

    public void drain() {
        while (waiting() > 0) {
            round();
        }
    }

    public void round() {
        history.round(Optional.empty());
    }

    public int waiting() {
        return history.waiting();
    }

    public void pass(Duration duration) {
        time.pass(duration);
    }

    public SettableTime time() {
        return time;
    }

    public SandboxFields fields() {
        return new SandboxFields();
    }

    /// Lets the database count its rows, as it does by itself in the first minutes.
    public void analyze() {
        JdbcClient.create(database).sql("analyze").update();
    }

    /// The changes of sandboxes that live which were written, each as an event.
    public int changesWritten() {
        return JdbcClient.create(database)
                .sql("select count(*) from history_event where kind = 'CHANGED'")
                .query(Integer.class)
                .single();
    }

    /// The newest 500 events of a sandbox.
    public int timeline(Sandbox sandbox) {
        return history.events(sandbox).size();
    }

    /// The bytes of the history's tables with their indexes, those of pg_trgm among them, in PostgreSQL, without the
    /// space that updates and deletions leave to be used again.
    public long bytes() {
        var jdbc = JdbcClient.create(database);
        long bytes = 0;
        for (String table : List.of("history_sandbox", "history_event", "history_pack")) {
            jdbc.sql("vacuum full " + table).update();
            bytes += jdbc.sql("select pg_total_relation_size('" + table + "')")
                    .query(Long.class)
                    .single();
        }
        return bytes;
    }
}

package io.sandboxconsole.history.past;

import io.sandboxconsole.history.FieldChange;
import io.sandboxconsole.history.HistoryEvent;
import io.sandboxconsole.history.PackedEvents;
import io.sandboxconsole.history.RowFields;
import io.sandboxconsole.history.SandboxFields;
import io.sandboxconsole.history.StoredText;
import io.sandboxconsole.inventory.SandboxInterner;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Reads the sandboxes that were alive at an instant, with their fields as of then: the last known ones, with the
/// changes of later events undone.
///
/// It reads in portions, several at a time, so that the database and the reading of its texts use more than one
/// processor and no portion holds a lock or a cursor for long. Within a portion the sandboxes come before their
/// events: an event that is written in between then undoes what the sandbox does not show yet, which changes
/// nothing.
final class FleetAsOf {

    private static final int PORTION = 1_000;

    private static final int LANES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 4);

    /// Two selects instead of one with `or`, so that each is a range of the index.
    private static final String ALIVE = """
            select no from history_sandbox where ended is null and begun <= :at
            union all
            select no from history_sandbox where ended > :at and begun <= :at""";

    private static final String SANDBOXES =
            "select no, connection, sandbox, full_id, " + RowFields.READ + " from history_sandbox where no in (:numbers)";

    /// The expression keeps databases from reading every event since `at` for each portion: those of the portion
    /// are few.
    private static final String EVENTS = """
            select history, sequence, changes from history_event
            where history in (:numbers) and coalesce(at, at) > :at and changes is not null""";

    private static final String PACKS = "select history, events from history_pack where history in (:numbers)";

    private final JdbcClient database;

    private final SandboxFields fields;

    FleetAsOf(JdbcClient database, SandboxFields fields) {
        this.database = database;
        this.fields = fields;
    }

    /// How far a reading has come.
    record Progress(int read, int expected) {}

    private record Row(long number, SandboxId id, Map<String, String> fields) {}

    /// Returns the sandboxes that were alive at `at`, for every actor together. Passes `onProgress` each step, on
    /// any thread.
    @Blocking
    List<Sandbox> at(Instant at, Consumer<Progress> onProgress) {
        List<Long> numbers = database.sql(ALIVE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong(1))
                .list();
        onProgress.accept(new Progress(0, numbers.size()));
        var read = new AtomicInteger();
        var interner = new SandboxInterner();
        try (var lanes = Executors.newFixedThreadPool(
                LANES, Thread.ofVirtual().name("fleet-as-of-", 0).factory())) {
            List<Future<List<Sandbox>>> portions = new ArrayList<>();
            for (int from = 0; from < numbers.size(); from += PORTION) {
                List<Long> portion = numbers.subList(from, Math.min(from + PORTION, numbers.size()));
                portions.add(lanes.submit(() -> {
                    List<Sandbox> sandboxes = portion(portion, at, interner);
                    onProgress.accept(new Progress(read.addAndGet(portion.size()), numbers.size()));
                    return sandboxes;
                }));
            }
            return joined(portions, numbers.size());
        }
    }

    private static List<Sandbox> joined(List<Future<List<Sandbox>>> portions, int expected) {
        List<Sandbox> all = new ArrayList<>(expected);
        try {
            for (Future<List<Sandbox>> portion : portions) {
                all.addAll(portion.get());
            }
            return all;
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The reading was interrupted.", stopping);
        } catch (ExecutionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failure);
        } finally {
            // Not interrupted: an embedded database closes its file when a thread that reads is.
            portions.forEach(portion -> portion.cancel(false));
        }
    }

    private List<Sandbox> portion(Collection<Long> numbers, Instant at, SandboxInterner interner) {
        List<Row> rows = database.sql(SANDBOXES)
                .param("numbers", numbers)
                .query((row, _) -> row(row))
                .list();
        Map<Long, SandboxId> ids = rows.stream().collect(Collectors.toMap(Row::number, Row::id));
        Map<Long, SortedMap<Integer, List<FieldChange>>> later = new HashMap<>();
        database.sql(EVENTS)
                .param("numbers", numbers)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(row -> {
                    later.computeIfAbsent(row.getLong("history"), _ -> new TreeMap<>(Comparator.reverseOrder()))
                            .put(row.getInt("sequence"), SandboxFields.changes(row.getString("changes")));
                });
        // The rows before the packs: what is packed in between is found twice, and undone once.
        database.sql(PACKS).param("numbers", numbers).query(row -> {
            long number = row.getLong("history");
            for (HistoryEvent event : PackedEvents.read(ids.get(number), row.getBytes("events"))) {
                if (event.at().isAfter(at)) {
                    later.computeIfAbsent(number, _ -> new TreeMap<>(Comparator.reverseOrder()))
                            .put(event.sequence(), event.changes());
                }
            }
        });
        return rows.stream()
                .map(row -> interner.shared(
                        fields.asOf(row.id(), row.fields(), changes(later.get(row.number())), at)))
                .toList();
    }

    private static List<FieldChange> changes(@Nullable SortedMap<Integer, List<FieldChange>> later) {
        return later == null
                ? List.of()
                : later.values().stream().flatMap(List::stream).toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        String full = row.getString("full_id");
        return new Row(
                row.getLong("no"),
                new SandboxId(
                        new ConnectionId(row.getString("connection")),
                        full == null ? row.getString("sandbox") : StoredText.unhex(full)),
                RowFields.read(row));
    }
}

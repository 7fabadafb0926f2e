package io.sandboxconsole.history.past;

import io.sandboxconsole.history.FieldChange;
import io.sandboxconsole.history.FieldValues;
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
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
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

    /// A range of numbers in which few are not of the portion is read faster than a list of them, which H2 compares
    /// with every row.
    private static final String IN_RANGE = " between :first and :last";

    private static final String IN_LIST = " = any (:numbers)";

    private static final int WIDEST_RANGE = 3 * PORTION;

    private static final String SANDBOXES =
            "select no, connection, sandbox, full_id, " + RowFields.READ + " from history_sandbox where no";

    /// The expression keeps databases from reading every event since `at` for each portion: those of the portion
    /// are few.
    private static final String EVENTS = """
            select history, sequence, changes from history_event
            where coalesce(at, at) > :at and changes is not null and history""";

    private static final String PACKS = "select history, events from history_pack where history";

    private final JdbcClient database;

    private final SandboxFields fields;

    FleetAsOf(JdbcClient database, SandboxFields fields) {
        this.database = database;
        this.fields = fields;
    }

    /// How far a reading has come.
    record Progress(int read, int expected) {}

    /// What the portions of one reading share: thousands of sandboxes have the same connection and labels.
    private record Reading(Instant at, SandboxInterner interner, Map<String, ConnectionId> connections) {

        SandboxId id(ResultSet row) throws SQLException {
            String full = row.getString(4);
            return new SandboxId(
                    connections.computeIfAbsent(row.getString(2), ConnectionId::new),
                    full == null ? row.getString(3) : StoredText.unhex(full));
        }
    }

    /// The changes of an event after the instant.
    private record Later(int sequence, List<FieldChange> changes) {}

    /// A sandbox, and in the order they are read, the events that are to be undone.
    private record Row(SandboxId id, FieldValues fields, List<Later> later) {

        /// The newest first. What was packed while it was read is there twice, and undone once.
        List<FieldChange> undone() {
            if (later.size() <= 1) {
                return later.isEmpty() ? List.of() : later.getFirst().changes();
            }
            later.sort(Comparator.comparingInt(Later::sequence).reversed());
            List<FieldChange> undone = new ArrayList<>();
            for (int i = 0; i < later.size(); i++) {
                if (i == 0 || later.get(i).sequence() != later.get(i - 1).sequence()) {
                    undone.addAll(later.get(i).changes());
                }
            }
            return undone;
        }
    }

    /// Returns the sandboxes that were alive at `at`, for every actor together. Passes `onProgress` each step, on
    /// any thread.
    @Blocking
    List<Sandbox> at(Instant at, Consumer<Progress> onProgress) {
        List<Long> numbers = database.sql(ALIVE)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query((row, _) -> row.getLong(1))
                .list();
        Collections.sort(numbers);
        onProgress.accept(new Progress(0, numbers.size()));
        var read = new AtomicInteger();
        var reading = new Reading(at, new SandboxInterner(), new ConcurrentHashMap<>());
        try (var lanes = Executors.newFixedThreadPool(
                LANES, Thread.ofVirtual().name("fleet-as-of-", 0).factory())) {
            List<Future<List<Sandbox>>> portions = new ArrayList<>();
            for (int from = 0; from < numbers.size(); from += PORTION) {
                List<Long> portion = numbers.subList(from, Math.min(from + PORTION, numbers.size()));
                portions.add(lanes.submit(() -> {
                    List<Sandbox> sandboxes = portion(portion, reading);
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

    /// @param numbers in ascending order
    private List<Sandbox> portion(List<Long> numbers, Reading reading) {
        Map<Long, Row> rows = HashMap.newHashMap(numbers.size());
        select(SANDBOXES, numbers).query(row -> {
            long number = row.getLong(1);
            if (Collections.binarySearch(numbers, number) >= 0) {
                rows.put(number, new Row(reading.id(row), RowFields.values(row, 5), new ArrayList<>(0)));
            }
        });
        select(EVENTS, numbers)
                .param("at", reading.at().atOffset(ZoneOffset.UTC))
                .query(row -> {
                    Row changed = rows.get(row.getLong(1));
                    if (changed != null) {
                        changed.later().add(new Later(row.getInt(2), SandboxFields.changes(row.getString(3))));
                    }
                });
        // The rows before the packs: what is packed in between is found twice.
        select(PACKS, numbers).query(row -> {
            Row packed = rows.get(row.getLong(1));
            if (packed != null) {
                PackedEvents.read(packed.id(), row.getBytes(2)).stream()
                        .filter(event -> event.at().isAfter(reading.at()))
                        .forEach(event -> packed.later().add(new Later(event.sequence(), event.changes())));
            }
        });
        return rows.values().stream()
                .map(row -> reading.interner().shared(fields.asOf(row.id(), row.fields(), row.undone(), reading.at())))
                .toList();
    }

    private JdbcClient.StatementSpec select(String sql, List<Long> numbers) {
        long first = numbers.getFirst();
        long last = numbers.getLast();
        return last - first < WIDEST_RANGE
                ? database.sql(sql + IN_RANGE).param("first", first).param("last", last)
                : database.sql(sql + IN_LIST).param("numbers", numbers.toArray(Long[]::new));
    }
}

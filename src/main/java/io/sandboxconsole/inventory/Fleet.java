package io.sandboxconsole.inventory;

import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Holds every known sandbox, as the only writer.
///
/// A caller with an update waits until a snapshot contains it, so that the next read sees it. One thread at a time
/// writes, and applies all updates queued by others meanwhile.
final class Fleet {

    private static final Logger log = LoggerFactory.getLogger(Fleet.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<InventoryChange> feed;

    private final InstantSource time;

    private final Map<ConnectionId, Map<SandboxId, Sandbox>> rows = new ConcurrentHashMap<>();

    private final Map<SandboxId, Long> touched = new HashMap<>();

    private final StateTimes stateTimes = new StateTimes();

    private final SandboxInterner interner = new SandboxInterner();

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    private final ReentrantLock writing = new ReentrantLock();

    private final AtomicLong marks = new AtomicLong();

    private volatile FleetSnapshot snapshot = FleetSnapshot.EMPTY;

    Fleet(Consumer<InventoryChange> feed, InstantSource time) {
        this.feed = feed;
        this.time = time;
    }

    private static final class Waiting {

        private final RowUpdate rowUpdate;

        private volatile boolean done;

        Waiting(RowUpdate rowUpdate) {
            this.rowUpdate = rowUpdate;
        }
    }

    FleetSnapshot snapshot() {
        return snapshot;
    }

    Optional<Sandbox> find(SandboxId id) {
        return Optional.ofNullable(of(id.connection()).get(id));
    }

    int size(ConnectionId connection) {
        return of(connection).size();
    }

    /// Returns the next tick of the fleet's logical clock, to be taken before a listing is requested.
    long mark() {
        return marks.incrementAndGet();
    }

    void seen(Sandbox sandbox) {
        submit(new RowUpdate.Seen(sandbox, mark()));
    }

    /// Applies many at once, which costs little more than one.
    void seen(List<Sandbox> sandboxes) {
        long mark = mark();
        submit(sandboxes.stream()
                .map(sandbox -> new Waiting(new RowUpdate.Seen(sandbox, mark)))
                .toList());
    }

    /// Applies only the creators of these sandboxes.
    void attributed(List<Sandbox> sandboxes) {
        long mark = mark();
        submit(sandboxes.stream()
                .map(sandbox -> new Waiting(new RowUpdate.Attributed(sandbox.id(), sandbox.creator(), mark)))
                .toList());
    }

    void removed(SandboxId id) {
        submit(new RowUpdate.Gone(id, mark()));
    }

    /// Applies a listing that was begun at `mark`, except for sandboxes updated since.
    void listed(ConnectionId connection, List<Sandbox> sandboxes, long mark) {
        submit(new RowUpdate.Listed(connection, sandboxes, true, mark));
    }

    /// Applies a listing with rows that have no identity: it ends no sandbox.
    void listedInPart(ConnectionId connection, List<Sandbox> sandboxes, long mark) {
        submit(new RowUpdate.Listed(connection, sandboxes, false, mark));
    }

    /// Marks the creator as deleted on all sandboxes that the key created.
    void keyDeleted(String key) {
        seen(rows.values().stream()
                .flatMap(sandboxes -> sandboxes.values().stream())
                .flatMap(sandbox -> sandbox.creator() instanceof Creator.ApiKey creator
                                && creator.id().equals(key)
                        ? Stream.of(sandbox.createdBy(creator.asDeleted()))
                        : Stream.empty())
                .toList());
    }

    /// Counts those of these sandboxes that have entered a transitional state, which they will leave by themselves.
    long unsettled(List<Sandbox> sandboxes) {
        return sandboxes.stream()
                .filter(sandbox -> sandbox.state().transitional())
                .filter(sandbox -> find(sandbox.id())
                        .filter(known -> known.state().equals(sandbox.state()))
                        .isEmpty())
                .count();
    }

    private Map<SandboxId, Sandbox> of(ConnectionId connection) {
        return rows.getOrDefault(connection, Map.of());
    }

    private void submit(RowUpdate rowUpdate) {
        submit(List.of(new Waiting(rowUpdate)));
    }

    private void submit(List<Waiting> updates) {
        queue.addAll(updates);
        while (updates.stream().anyMatch(waiting -> !waiting.done)) {
            if (!locked()) {
                return;
            }
            try {
                applyQueue();
            } finally {
                writing.unlock();
            }
        }
    }

    /// Waits for the lock, at most [#PATIENCE]. Without it the update stays queued, and the next one applies it too.
    private boolean locked() {
        try {
            if (writing.tryLock(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                return true;
            }
            log.warn("A change of the inventory becomes visible late, because others take long.");
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private void applyQueue() {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        try {
            var fleetUpdate = new FleetUpdate(rows, touched, interner, stateTimes, time.instant());
            batch.forEach(waiting -> fleetUpdate.apply(waiting.rowUpdate));
            var change = fleetUpdate.change(snapshot.version() + 1);
            if (!change.onlyHealth()) {
                publish(change);
            }
        } finally {
            // Also after a failure: no caller may wait for an update that has left the queue.
            batch.forEach(waiting -> waiting.done = true);
        }
    }

    private void publish(InventoryChange change) {
        List<Sandbox> removed = new ArrayList<>(change.gone());
        List<Sandbox> added = new ArrayList<>(change.appeared());
        for (Difference difference : change.changed()) {
            removed.add(difference.before());
            added.add(difference.after());
        }
        snapshot = snapshot.next(removed, added);
        feed.accept(change);
    }
}

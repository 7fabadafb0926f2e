package io.sandboxconsole.inventory;

import io.sandboxconsole.inventory.InventoryChange.Difference;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Duration;
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

/// Every sandbox that is known, and the only place where that changes.
///
/// Whoever brings an edit waits until a snapshot holds it, so that the next look sees it. One thread at a time writes,
/// and takes along everything that others have brought meanwhile.
final class Fleet {

    private static final Logger log = LoggerFactory.getLogger(Fleet.class);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Consumer<InventoryChange> feed;

    private final Map<ConnectionId, Map<SandboxId, Sandbox>> rows = new ConcurrentHashMap<>();

    private final Map<SandboxId, Long> touched = new HashMap<>();

    private final SandboxInterner interner = new SandboxInterner();

    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    private final ReentrantLock writing = new ReentrantLock();

    private final AtomicLong marks = new AtomicLong();

    private volatile FleetSnapshot snapshot = FleetSnapshot.EMPTY;

    Fleet(Consumer<InventoryChange> feed) {
        this.feed = feed;
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

    /// A place on the fleet's own count of time, to be taken before an engine is asked for a listing.
    long mark() {
        return marks.incrementAndGet();
    }

    void seen(Sandbox sandbox) {
        bring(new RowUpdate.Seen(sandbox, mark()));
    }

    /// Takes over many at once, which costs little more than one.
    void seen(List<Sandbox> sandboxes) {
        long mark = mark();
        bring(sandboxes.stream()
                .map(sandbox -> new Waiting(new RowUpdate.Seen(sandbox, mark)))
                .toList());
    }

    /// Takes over the creators of these sandboxes, and nothing else of them.
    void attributed(List<Sandbox> sandboxes) {
        long mark = mark();
        bring(sandboxes.stream()
                .map(sandbox -> new Waiting(new RowUpdate.Attributed(sandbox.id(), sandbox.creator(), mark)))
                .toList());
    }

    void removed(SandboxId id) {
        bring(new RowUpdate.Gone(id, mark()));
    }

    /// Takes over a listing that was begun at `mark`, except for what was learnt since.
    void listed(ConnectionId connection, List<Sandbox> sandboxes, long mark) {
        bring(new RowUpdate.Listed(connection, sandboxes, mark));
    }

    /// Marks the creator of everything that the key has made.
    void keyDeleted(String key) {
        seen(rows.values().stream()
                .flatMap(sandboxes -> sandboxes.values().stream())
                .flatMap(sandbox -> sandbox.creator() instanceof Creator.ApiKey creator
                                && creator.id().equals(key)
                        ? Stream.of(sandbox.createdBy(creator.asDeleted()))
                        : Stream.empty())
                .toList());
    }

    /// How many of these sandboxes have come into a state that they will leave by themselves.
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

    private void bring(RowUpdate rowUpdate) {
        bring(List.of(new Waiting(rowUpdate)));
    }

    private void bring(List<Waiting> edits) {
        queue.addAll(edits);
        while (edits.stream().anyMatch(waiting -> !waiting.done)) {
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

    /// Without the lock the edit stays queued, and the next one takes it along.
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
            var fleetUpdate = new FleetUpdate(rows, touched, interner);
            batch.forEach(waiting -> fleetUpdate.apply(waiting.rowUpdate));
            var change = fleetUpdate.change(snapshot.version() + 1);
            if (!change.onlyHealth()) {
                publish(change);
            }
        } finally {
            // Also after a failure: nobody waits for an edit that has left the queue.
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

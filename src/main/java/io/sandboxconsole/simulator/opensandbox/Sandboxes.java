package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.EventQueue;
import io.sandboxconsole.simulator.opensandbox.Listing.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

/// Stores the sandboxes of one engine: found by id, listed newest first, removed at their expiry.
final class Sandboxes {

    private final Map<String, Slot> byId = new ConcurrentHashMap<>();
    private final Listing listing = new Listing();
    private final EventQueue events;
    private final Duration listLag;
    private volatile boolean expiredStayAlive;

    Sandboxes(EventQueue events, Duration listLag) {
        this.events = events;
        this.listLag = listLag;
    }

    void letExpiredStayAlive(boolean alive) {
        expiredStayAlive = alive;
    }

    int size() {
        return byId.size();
    }

    List<Slot> listed() {
        return listing.slots();
    }

    Optional<SimulatedSandbox> find(String id) {
        return Optional.ofNullable(byId.get(id)).map(Slot::sandbox);
    }

    /// Adds a sandbox, which the listing shows after its lag.
    void add(SimulatedSandbox sandbox, Instant now) {
        Slot slot = new Slot(sandbox);
        Slot former = byId.put(sandbox.id(), slot);
        if (former != null) {
            listing.remove(former);
        }
        afterLag(now, () -> {
            if (slot.equals(byId.get(slot.id()))) {
                listing.add(slot);
            }
        });
        scheduleExpiry(sandbox);
    }

    /// Replaces all sandboxes at once.
    void replace(Collection<SimulatedSandbox> sandboxes) {
        byId.clear();
        List<Slot> slots = sandboxes.stream().map(Slot::new).toList();
        slots.forEach(slot -> byId.put(slot.id(), slot));
        listing.replace(slots);
        sandboxes.forEach(this::scheduleExpiry);
    }

    /// Changes a sandbox atomically and returns the result; empty when it is gone.
    Optional<SimulatedSandbox> change(String id, UnaryOperator<SimulatedSandbox> change) {
        Slot slot = byId.get(id);
        if (slot == null) {
            return Optional.empty();
        }
        SimulatedSandbox before = slot.sandbox();
        SimulatedSandbox after = slot.content().updateAndGet(change);
        if (!Objects.equals(before.expiresAt(), after.expiresAt())) {
            scheduleExpiry(after);
        }
        return Optional.of(after);
    }

    /// Removes a sandbox, which the listing still shows during its lag; false when it was gone already.
    boolean remove(String id, Instant now) {
        Slot slot = byId.remove(id);
        if (slot == null) {
            return false;
        }
        afterLag(now, () -> listing.remove(slot));
        return true;
    }

    private void afterLag(Instant now, Runnable change) {
        if (listLag.isZero()) {
            change.run();
        } else {
            events.at(now.plus(listLag), due -> change.run());
        }
    }

    private void scheduleExpiry(SimulatedSandbox sandbox) {
        if (sandbox.expiresAt() != null) {
            events.at(sandbox.expiresAt(), due -> expire(sandbox.id(), due));
        }
    }

    // A renewed sandbox has another entry in the event queue, so the entry of its former expiry must have no effect.
    private void expire(String id, Instant due) {
        boolean over = find(id).map(SimulatedSandbox::expiresAt)
                .filter(expiresAt -> !expiresAt.isAfter(due))
                .isPresent();
        if (over && !expiredStayAlive) {
            remove(id, due);
        }
    }
}

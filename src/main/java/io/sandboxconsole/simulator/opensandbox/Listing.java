package io.sandboxconsole.simulator.opensandbox;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the order of an engine's listing, newest first; membership changes copy the order, state changes do not touch
/// it.
final class Listing {

    private static final Comparator<Slot> NEWEST_FIRST =
            Comparator.comparing(Slot::createdAt).reversed().thenComparing(Slot::id);

    private final ReentrantLock lock = new ReentrantLock();
    private volatile Slot[] order = {};

    /// The place of one sandbox in the order, which no change of the sandbox affects.
    record Slot(String id, Instant createdAt, AtomicReference<SimulatedSandbox> content) {

        Slot(SimulatedSandbox sandbox) {
            this(sandbox.id(), sandbox.createdAt(), new AtomicReference<>(sandbox));
        }

        SimulatedSandbox sandbox() {
            return content.get();
        }
    }

    /// Returns the current order; later changes do not show in it.
    List<Slot> slots() {
        return Arrays.asList(order);
    }

    void add(Slot slot) {
        lock.lock();
        try {
            Slot[] before = order;
            int found = Arrays.binarySearch(before, slot, NEWEST_FIRST);
            int place = found >= 0 ? found : -found - 1;
            Slot[] after = new Slot[before.length + 1];
            System.arraycopy(before, 0, after, 0, place);
            after[place] = slot;
            System.arraycopy(before, place, after, place + 1, before.length - place);
            order = after;
        } finally {
            lock.unlock();
        }
    }

    void remove(Slot slot) {
        lock.lock();
        try {
            Slot[] before = order;
            int place = Arrays.binarySearch(before, slot, NEWEST_FIRST);
            if (place >= 0) {
                Slot[] after = new Slot[before.length - 1];
                System.arraycopy(before, 0, after, 0, place);
                System.arraycopy(before, place + 1, after, place, after.length - place);
                order = after;
            }
        } finally {
            lock.unlock();
        }
    }

    /// Replaces the whole order, which costs one sort.
    void replace(List<Slot> slots) {
        Slot[] sorted = slots.toArray(Slot[]::new);
        Arrays.sort(sorted, NEWEST_FIRST);
        lock.lock();
        try {
            order = sorted;
        } finally {
            lock.unlock();
        }
    }
}

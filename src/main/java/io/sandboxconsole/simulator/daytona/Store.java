package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Stores the sandboxes of the simulated Daytona engine by id, by name and by age.
final class Store {

    private final ConcurrentNavigableMap<Place, DaytonaSandbox> byAge = new ConcurrentSkipListMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, String> names = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final StaleListings stale;

    Store(DaytonaBehaviour behaviour) {
        this.stale = new StaleListings(behaviour);
    }

    /// A sandbox's place in the order of age.
    record Place(Instant created, String id) implements Comparable<Place> {

        private static final Comparator<Place> ORDER =
                Comparator.comparing(Place::created).thenComparing(Place::id);

        static Place of(DaytonaSandbox sandbox) {
            return new Place(sandbox.times().created(), sandbox.id());
        }

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    int size() {
        return (int)
                byAge.values().stream().filter(sandbox -> !sandbox.hidden()).count();
    }

    /// Adds a sandbox, whose name must be free.
    void add(DaytonaSandbox sandbox, Instant now) {
        lock.lock();
        try {
            if (names.putIfAbsent(nameOf(sandbox), sandbox.id()) != null) {
                throw new HttpProblem(409, "Sandbox with name %s already exists".formatted(sandbox.name()));
            }
            places.put(sandbox.id(), Place.of(sandbox));
            byAge.put(Place.of(sandbox), sandbox);
            stale.note(null, sandbox, now);
        } finally {
            lock.unlock();
        }
    }

    Optional<DaytonaSandbox> find(String id) {
        return Optional.ofNullable(places.get(id)).map(byAge::get);
    }

    Optional<DaytonaSandbox> named(String organization, String name) {
        return Optional.ofNullable(names.get(organization + "/" + name)).flatMap(this::find);
    }

    /// Changes a sandbox atomically; the change may reject by throwing.
    Optional<DaytonaSandbox> change(String id, UnaryOperator<DaytonaSandbox> change, Instant now) {
        lock.lock();
        try {
            Optional<DaytonaSandbox> found = find(id);
            if (found.isEmpty()) {
                return found;
            }
            DaytonaSandbox before = found.get();
            DaytonaSandbox after = change.apply(before);
            names.remove(nameOf(before), id);
            names.put(nameOf(after), id);
            byAge.put(Place.of(after), after);
            stale.note(before, after, now);
            return Optional.of(after);
        } finally {
            lock.unlock();
        }
    }

    void purge(String id) {
        lock.lock();
        try {
            find(id).ifPresent(sandbox -> {
                names.remove(nameOf(sandbox), id);
                byAge.remove(Place.of(sandbox));
            });
            places.remove(id);
            stale.forget(id);
        } finally {
            lock.unlock();
        }
    }

    void clear() {
        lock.lock();
        try {
            List.of(byAge, places, names).forEach(Map::clear);
            stale.clear();
        } finally {
            lock.unlock();
        }
    }

    /// Returns every sandbox's row in listings, oldest or newest first, from behind a place on if one is given.
    Stream<DaytonaSandbox> listed(boolean newestFirst, @Nullable Place behind, Instant now) {
        ConcurrentNavigableMap<Place, DaytonaSandbox> order = newestFirst ? byAge.descendingMap() : byAge;
        ConcurrentNavigableMap<Place, DaytonaSandbox> rest = behind == null ? order : order.tailMap(behind, false);
        return rest.values().stream().flatMap(sandbox -> stale.said(sandbox, now).stream());
    }

    private static String nameOf(DaytonaSandbox sandbox) {
        return sandbox.origin().organization() + "/" + sandbox.name();
    }
}

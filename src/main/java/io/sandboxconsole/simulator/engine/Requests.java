package io.sandboxconsole.simulator.engine;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// Counts the engines' calls by route, faulty ones included, so that tests can measure a screen's cost.
public final class Requests {

    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    public Requests() {}

    /// Returns the number of calls to this route, for instance `GET /sandboxes/{id}`; both mounts count as one.
    public long count(String route) {
        LongAdder count = counts.get(route);
        return count == null ? 0 : count.sum();
    }

    /// Returns the number of all calls.
    public long total() {
        return counts.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /// Returns every called route with its number of calls.
    public Map<String, Long> byRoute() {
        Map<String, Long> sorted = new TreeMap<>();
        counts.forEach((route, count) -> sorted.put(route, count.sum()));
        return sorted;
    }

    /// Resets all counts.
    public void reset() {
        counts.clear();
    }

    void note(String route) {
        counts.computeIfAbsent(route, key -> new LongAdder()).increment();
    }
}

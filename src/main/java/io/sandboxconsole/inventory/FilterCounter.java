package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/// Counts the matches of several filters in one pass, so that a number and the list behind it cannot differ.
final class FilterCounter<T> implements Consumer<Sandbox> {

    private final List<T> keys;

    private final List<Predicate<Sandbox>> tests;

    private final int[] counts;

    FilterCounter(List<T> keys, Function<? super T, SandboxFilter> filter, Instant now, Actor me, LockView locks) {
        this.keys = keys;
        this.tests = keys.stream()
                .map(key -> filter.apply(key).predicate(now, me, locks))
                .toList();
        this.counts = new int[keys.size()];
    }

    @Override
    public void accept(Sandbox sandbox) {
        for (int i = 0; i < counts.length; i++) {
            if (tests.get(i).test(sandbox)) {
                counts[i]++;
            }
        }
    }

    /// Returns the counts, in the order of the filters.
    Map<T, Integer> result() {
        Map<T, Integer> result = new LinkedHashMap<>();
        for (int i = 0; i < counts.length; i++) {
            result.put(keys.get(i), counts[i]);
        }
        return result;
    }
}

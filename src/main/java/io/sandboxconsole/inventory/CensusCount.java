package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Takes a census in one walk over the rows.
final class CensusCount implements Consumer<Sandbox> {

    private final List<SandboxFilter> filters;

    private final List<Predicate<Sandbox>> tests;

    private final int[] matching;

    private final FacetCount facets;

    CensusCount(List<SandboxFilter> filters, Instant now, Actor me) {
        this.filters = filters;
        this.tests = filters.stream().map(filter -> filter.predicate(now, me)).toList();
        this.matching = new int[filters.size()];
        this.facets = new FacetCount(Inventory.USUAL_FACETS, SandboxFilter.EVERYTHING, now, me);
    }

    @Override
    public void accept(Sandbox sandbox) {
        facets.accept(sandbox);
        for (int i = 0; i < matching.length; i++) {
            if (tests.get(i).test(sandbox)) {
                matching[i]++;
            }
        }
    }

    Census result(long version) {
        Map<SandboxFilter, Integer> counts = HashMap.newHashMap(matching.length);
        for (int i = 0; i < matching.length; i++) {
            counts.put(filters.get(i), matching[i]);
        }
        return new Census(facets.result(version), counts);
    }
}

package io.sandboxconsole.inventory;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.inventory.Facets.Facet;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Counts several facets in one pass: a row that only one field's term excludes still counts for that field.
final class FacetCount implements Consumer<Sandbox> {

    private final FacetCounter[] counters;

    private final Predicate<Sandbox> rest;

    private int matching;

    FacetCount(Set<String> fields, SandboxFilter filter, Instant now, Actor me, LockView locks) {
        this.counters = fields.stream()
                .map(field -> new FacetCounter(field, filter, now, me, locks))
                .toArray(FacetCounter[]::new);
        SandboxFilter others = filter;
        for (String field : fields) {
            others = others.without(field);
        }
        this.rest = others.predicate(now, me, locks);
    }

    @Override
    public void accept(Sandbox sandbox) {
        FacetCounter excluding = null;
        for (FacetCounter counter : counters) {
            if (!counter.keeps(sandbox)) {
                if (excluding != null) {
                    return;
                }
                excluding = counter;
            }
        }
        // The rest comes last, because it includes the costliest test, the text search.
        if (rest.test(sandbox)) {
            count(sandbox, excluding);
        }
    }

    private void count(Sandbox sandbox, @Nullable FacetCounter excluding) {
        if (excluding != null) {
            excluding.count(sandbox);
            return;
        }
        matching++;
        for (FacetCounter counter : counters) {
            counter.count(sandbox);
        }
    }

    /// Adds what another count of the same facets found in later rows.
    FacetCount add(FacetCount later) {
        matching += later.matching;
        for (int i = 0; i < counters.length; i++) {
            counters[i].add(later.counters[i]);
        }
        return this;
    }

    Facets result(long version) {
        Map<String, Facet> byField =
                List.of(counters).stream().collect(Collectors.toMap(FacetCounter::field, FacetCounter::result));
        return new Facets(byField, matching, version);
    }
}

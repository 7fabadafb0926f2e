package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Remembers the sources of sandboxes. Listings name snapshots only; an image is known from a single read, and never
/// changes. Safe for use by several threads.
final class DaytonaSources {

    private static final Logger LOG = LoggerFactory.getLogger(DaytonaSources.class);

    /// Reads per listing: a fleet seen for the first time gets its images little by little.
    private static final int MOST_READS = 5;

    private final DaytonaSandboxReads reads;

    private final RateLimitGate gate;

    private final Map<SandboxId, Source> known = new ConcurrentHashMap<>();

    DaytonaSources(DaytonaSandboxReads reads, RateLimitGate gate) {
        this.reads = reads;
        this.gate = gate;
    }

    /// Records the source of a sandbox that was read by id.
    Sandbox remember(Sandbox sandbox) {
        known.put(sandbox.id(), sandbox.source());
        return sandbox;
    }

    /// Returns the listing with known images filled in; forgets all other sandboxes. Does not make the listing wait for
    /// the rate limit.
    List<Sandbox> completed(List<Sandbox> listing) {
        known.keySet().retainAll(listing.stream().map(Sandbox::id).collect(Collectors.toSet()));
        listing.stream()
                .filter(row -> row.source() instanceof Source.Unstated && !known.containsKey(row.id()))
                .limit(MOST_READS)
                .takeWhile(_ -> gate.hold().isEmpty())
                .forEach(row -> read(row.id()));
        return listing.stream().map(this::completed).toList();
    }

    private Sandbox completed(Sandbox row) {
        return row.source() instanceof Source.Unstated && known.containsKey(row.id())
                ? row.madeFrom(known.get(row.id()))
                : row;
    }

    private void read(SandboxId id) {
        try {
            RateLimitGate.unheld(() -> reads.find(id)).ifPresent(this::remember);
        } catch (ProviderException failure) {
            // The listing is valid without it, and the next one tries again.
            LOG.debug("What {} was built from cannot be read now: {}", id, failure.explanation());
        }
    }
}

package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What sandboxes were built from. Listings tell snapshots only; an image is told when a sandbox is read alone, and
/// never
/// changes. Safe for use by several threads.
final class DaytonaSources {

    private static final Logger LOG = LoggerFactory.getLogger(DaytonaSources.class);

    /// For one listing: a fleet seen for the first time gets its images little by little.
    private static final int MOST_LOOKS = 5;

    private final DaytonaSandboxReads looks;

    private final Map<SandboxId, Source> known = new ConcurrentHashMap<>();

    DaytonaSources(DaytonaSandboxReads looks) {
        this.looks = looks;
    }

    /// Takes note of a sandbox that was read alone.
    Sandbox remember(Sandbox sandbox) {
        known.put(sandbox.id(), sandbox.source());
        return sandbox;
    }

    /// The listing, with what is known of its images; forgets about all other sandboxes.
    List<Sandbox> completed(List<Sandbox> listing) {
        known.keySet().retainAll(listing.stream().map(Sandbox::id).collect(Collectors.toSet()));
        listing.stream()
                .filter(row -> row.source() instanceof Source.Unstated && !known.containsKey(row.id()))
                .limit(MOST_LOOKS)
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
            looks.find(id).ifPresent(this::remember);
        } catch (ProviderException failure) {
            // The listing is good without it, and the next one asks again.
            LOG.debug("What {} was built from cannot be read now: {}", id, failure.explanation());
        }
    }
}

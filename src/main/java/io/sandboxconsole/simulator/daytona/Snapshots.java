package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Size;
import io.sandboxconsole.simulator.daytona.account.Directory;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Stores the snapshots that sandboxes are made from: shared ones and those of each organization.
final class Snapshots {

    static final String USUAL = "daytonaio/sandbox:0.5.0-slim";
    private static final Size SMALL = new Size(1, 0, null, 1, 3);

    private final Map<String, Snapshot> byId = new ConcurrentHashMap<>();

    /// One snapshot; a shared one belongs to the provider of the server.
    record Snapshot(
            String id,
            String organization,
            String name,
            String state,
            String sandboxClass,
            Size size,
            List<String> regions,
            @Nullable String source,
            Instant created,
            @Nullable Instant lastUsed) {
        Snapshot {
            regions = List.copyOf(regions);
        }

        boolean general() {
            return organization.equals(Directory.PROVIDER);
        }

        Snapshot in(String other) {
            return new Snapshot(id, organization, name, other, sandboxClass, size, regions, source, created, lastUsed);
        }

        /// The creation of a sandbox from it counts as a change.
        Instant updated() {
            return lastUsed == null ? created : lastUsed;
        }

        Snapshot used(Instant now) {
            return new Snapshot(id, organization, name, state, sandboxClass, size, regions, source, created, now);
        }
    }

    /// Restores the usual snapshots, one of which has been inactive for weeks.
    void reset(Instant now) {
        byId.clear();
        Instant made = now.minusSeconds(86_400L * 40);
        put(Directory.PROVIDER, USUAL, "active", "container", Regions.ALL, made);
        put(Directory.PROVIDER, "daytona-windows", "active", "windows", Regions.ALL, made);
        put(Directory.PROVIDER, "daytona-vm", "active", "linux-vm", Regions.ALL, made);
        put(Directory.ACME, "acme-ci", "active", "container", List.of("us"), made);
        put(Directory.ACME, "acme-agents", "active", "container", Regions.ALL, made);
        put(Directory.ACME, "crabbox-ready", "active", "container", Regions.ALL, made);
        put(Directory.ACME, "crabbox-chk_0a1b2c3d4e5f6071", "active", "container", Regions.ALL, made);
        put(Directory.ACME, "acme-2025", "inactive", "container", Regions.ALL, made);
        put(Directory.ACME, "acme-broken", "build_failed", "container", Regions.ALL, made);
    }

    private void put(
            String organization, String name, String state, String sandboxClass, List<String> regions, Instant made) {
        String id =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
        byId.put(id, new Snapshot(id, organization, name, state, sandboxClass, SMALL, regions, null, made, null));
    }

    /// Adds a snapshot of a sandbox.
    void of(DaytonaSandbox sandbox, String name, Instant now) {
        if (find(sandbox.origin().organization(), name).isPresent()) {
            throw new HttpProblem(409, "Snapshot with name %s already exists".formatted(name));
        }
        add(new Snapshot(
                UUID.randomUUID().toString(),
                sandbox.origin().organization(),
                name,
                "active",
                sandbox.origin().sandboxClass(),
                sandbox.size(),
                List.of(sandbox.origin().target()),
                sandbox.id(),
                now,
                null));
    }

    void add(Snapshot snapshot) {
        byId.put(snapshot.id(), snapshot);
    }

    /// Records that a sandbox was made from this one.
    void use(String organization, String name, Instant now) {
        find(organization, name).ifPresent(found -> add(found.used(now)));
    }

    void remove(String id) {
        byId.remove(id);
    }

    Optional<Snapshot> find(String organization, String idOrName) {
        return visible(organization).stream()
                .filter(snapshot ->
                        snapshot.id().equals(idOrName) || snapshot.name().equals(idOrName))
                .findFirst();
    }

    /// Returns the organization's own snapshots first, then the shared ones.
    List<Snapshot> visible(String organization) {
        return byId.values().stream()
                .filter(snapshot -> snapshot.general() || organization.equals(snapshot.organization()))
                .sorted(Comparator.comparing(Snapshot::general).thenComparing(Snapshot::name))
                .toList();
    }
}

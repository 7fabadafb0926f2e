package io.sandboxconsole.console.job;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.PlanItem;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells what is lost with each sandbox of a plan: from the inventory, the engine's own warnings, and one listing of
/// snapshots per connection. Makes no call per sandbox.
@Component
class PlanLosses {

    private final Inventory inventory;

    private final SandboxService sandboxes;

    PlanLosses(Inventory inventory, SandboxService sandboxes) {
        this.inventory = inventory;
        this.sandboxes = sandboxes;
    }

    /// What is lost with one sandbox.
    ///
    /// @param creator who created it as known now; absent if the inventory has it no longer
    /// @param disk in GiB; absent where the engine does not say
    /// @param snapshots their number, which stay; absent where it is unknown
    /// @param warnings the engine's own warnings
    record Loss(
            @Nullable Creator creator,
            @Nullable BigDecimal disk,
            @Nullable Integer snapshots,
            List<ActionWarning> warnings) {}

    /// The numbers of snapshots by connection and sandbox; a connection is absent while they are unknown.
    record Snapshots(Map<ConnectionId, Map<SandboxId, Integer>> counts) {

        static final Snapshots UNKNOWN = new Snapshots(Map.of());

        @Nullable
        Integer of(SandboxId id) {
            Map<SandboxId, Integer> counted = counts.get(id.connection());
            return counted == null ? null : counted.getOrDefault(id, 0);
        }
    }

    /// Counts the snapshots of the sandboxes that the actor sees at each of these connections. One that does not answer
    /// stays unknown.
    ///
    /// @param listing lists them at a connection
    Snapshots snapshots(Set<ConnectionId> ids, Function<ConnectionId, List<Snapshot>> listing) {
        Map<ConnectionId, Map<SandboxId, Integer>> counts = new HashMap<>();
        ids.forEach(id -> listed(id, listing)
                .ifPresent(snapshots -> counts.put(
                        id,
                        snapshots.stream()
                                .map(Snapshot::sandbox)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toMap(Function.identity(), _ -> 1, Integer::sum)))));
        return new Snapshots(counts);
    }

    private static Optional<List<Snapshot>> listed(ConnectionId id, Function<ConnectionId, List<Snapshot>> listing) {
        try {
            return Optional.of(listing.apply(id));
        } catch (RuntimeException unknown) {
            // Unknown reads unknown; the plan itself needs no engine.
            return Optional.empty();
        }
    }

    List<Loss> of(Actor actor, BulkCommand command, List<PlanItem> items, Snapshots snapshots) {
        return items.stream()
                .map(item -> inventory
                        .find(actor, item.id())
                        .map(sandbox -> loss(command.action(), sandbox, snapshots.of(item.id())))
                        .orElse(new Loss(null, null, snapshots.of(item.id()), List.of())))
                .toList();
    }

    private Loss loss(SandboxAction action, Sandbox sandbox, @Nullable Integer snapshots) {
        var size = sandbox.attributes().size();
        // An engine that does not tell of which sandbox a snapshot is may have more.
        boolean counted = snapshots == null || snapshots > 0 || sandboxes.tellsSnapshotSources(sandbox);
        return new Loss(
                sandbox.creator(),
                size == null ? null : size.disk(),
                counted ? snapshots : null,
                sandboxes.warnings(sandbox, action));
    }
}

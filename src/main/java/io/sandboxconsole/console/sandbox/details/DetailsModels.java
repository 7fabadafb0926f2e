package io.sandboxconsole.console.sandbox.details;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.passthrough.EngineProxies;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Creates the [DetailsModel] of a sandbox from memory, without a call to its engine.
@Component
final class DetailsModels {

    private final SandboxService sandboxes;

    private final Inventory inventory;

    private final Connections connections;

    private final EngineProxies proxies;

    DetailsModels(SandboxService sandboxes, Inventory inventory, Connections connections, EngineProxies proxies) {
        this.sandboxes = sandboxes;
        this.inventory = inventory;
        this.connections = connections;
        this.proxies = proxies;
    }

    /// The model of a sandbox from the inventory; empty if the inventory lacks it or `actor` may not see it.
    Optional<DetailsModel> find(Actor actor, SandboxId id) {
        return inventory.find(actor, id).map(sandbox -> of(actor, sandbox));
    }

    /// The model of a sandbox that was just read: as the inventory has it since then, which knows since when it is in
    /// its state.
    DetailsModel current(Actor actor, Sandbox read) {
        return find(actor, read.id()).orElseGet(() -> of(actor, read));
    }

    DetailsModel of(Actor actor, Sandbox sandbox) {
        var connection = connections.find(sandbox.id().connection());
        return new DetailsModel(
                sandbox,
                sandboxes.options(actor, sandbox),
                held(actor, sandbox),
                sandboxes.pending(sandbox).orElse(null),
                unwell(sandbox),
                connection.map(known -> known.capabilities().signedEndpoints()).orElse(false),
                sandboxes.tellsSnapshotSources(sandbox),
                proxies.open().contains(sandbox.id().connection()),
                sandboxes.locksOn(sandbox),
                null);
    }

    /// The model of a sandbox as the history knows it: nothing can be done to it there.
    DetailsModel of(Actor actor, Life life) {
        var sandbox = life.sandbox();
        return new DetailsModel(
                sandbox,
                List.of(),
                held(actor, sandbox),
                null,
                null,
                false,
                false,
                false,
                life.end() == null ? sandboxes.locksOn(sandbox) : List.of(),
                life);
    }

    private Set<Permission> held(Actor actor, Sandbox sandbox) {
        return Stream.of(Permission.values())
                .filter(permission -> sandboxes.allows(actor, sandbox, permission))
                .collect(Collectors.toUnmodifiableSet());
    }

    private @Nullable String unwell(Sandbox sandbox) {
        return inventory.health().stream()
                .filter(health -> health.connection().equals(sandbox.id().connection()))
                .filter(health -> health.status().unwell())
                .map(ConnectionHealth::name)
                .findFirst()
                .orElse(null);
    }
}

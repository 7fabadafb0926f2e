package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.LockMapper;
import io.sandboxconsole.gateway.api.wire.LockInfo;
import io.sandboxconsole.gateway.api.wire.SandboxDetails;
import io.sandboxconsole.gateway.api.wire.SandboxDetails.ActionInfo;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.history.History;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import io.sandboxconsole.sandbox.provider.ProviderException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/// Reads single sandboxes: from the engine, else as last known, else from the history.
@Component
class SandboxReads {

    private final SandboxService service;

    private final Inventory inventory;

    private final History history;

    private final Locks locks;

    private final SandboxMapper mapper;

    SandboxReads(SandboxService service, Inventory inventory, History history, Locks locks, SandboxMapper mapper) {
        this.service = service;
        this.inventory = inventory;
        this.history = history;
        this.locks = locks;
        this.mapper = mapper;
    }

    SandboxDetails details(Caller caller, String connection, String value) {
        var id = CallerReach.sandbox(caller, connection, value);
        try {
            return live(caller, service.read(caller.actor(), id), null);
        } catch (SandboxNotFound missing) {
            return ended(caller, id).orElseThrow(() -> missing);
        } catch (ProviderException failure) {
            return inventory
                    .find(caller.actor(), id)
                    .map(known -> live(caller, known, failure))
                    .orElseThrow(() -> failure);
        }
    }

    private SandboxDetails live(Caller caller, Sandbox sandbox, @Nullable ProviderException failure) {
        return new SandboxDetails(
                mapper.live(sandbox),
                true,
                failure == null,
                failure == null ? null : failure.explanation().toString(),
                failure == null ? null : listedAt(sandbox.id()),
                life(caller, sandbox.id()).map(Life::firstSeen).orElse(null),
                null,
                service.options(caller.actor(), sandbox).stream()
                        .map(option -> action(sandbox, option))
                        .toList(),
                service.locksOn(sandbox).stream()
                        .map(lock -> lock(caller, lock))
                        .toList());
    }

    private @Nullable Instant listedAt(SandboxId id) {
        return inventory.health().stream()
                .filter(health -> health.connection().equals(id.connection()))
                .map(ConnectionHealth::dataAsOf)
                .findFirst()
                .orElse(null);
    }

    private Optional<SandboxDetails> ended(Caller caller, SandboxId id) {
        return life(caller, id)
                .filter(life -> life.end() != null)
                .map(life -> new SandboxDetails(
                        mapper.past(life.sandbox()),
                        false,
                        false,
                        null,
                        null,
                        life.firstSeen(),
                        life.end() == null ? null : SandboxMapper.end(life.end()),
                        List.of(),
                        List.of()));
    }

    /// The history is an extra here: without its database the engine's answer counts all the same.
    private Optional<Life> life(Caller caller, SandboxId id) {
        try {
            return history.find(caller.actor(), id);
        } catch (DataAccessException unavailable) {
            return Optional.empty();
        }
    }

    private ActionInfo action(Sandbox sandbox, ActionOption option) {
        @Nullable Obstacle obstacle = option.obstacle();
        return new ActionInfo(
                option.action().word(),
                option.possible(),
                obstacle == null ? null : ObstacleText.word(obstacle),
                obstacle == null ? null : ObstacleText.sentence(obstacle),
                option.possible()
                        ? service.warnings(sandbox, option.action()).stream()
                                .map(warning -> warning.sentence().toString())
                                .toList()
                        : List.of());
    }

    private LockInfo lock(Caller caller, SandboxLock lock) {
        return LockMapper.of(lock, locks.mayUnlock(caller.actor(), lock));
    }
}

package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.opensandbox.Listing.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Animates a fleet: pipelines create, people pause, containers end, some fail.
final class FleetLife {

    private final EngineState engineState;
    private final FleetGenerator generator;

    FleetLife(EngineState engineState, FleetGenerator generator) {
        this.engineState = engineState;
        this.generator = generator;
    }

    /// Schedules one change after another at the configured rate, in simulated time.
    void begin(Instant now, int size) {
        int perMinute = engineState.settings().churnPerMinute();
        if (perMinute > 0) {
            Duration pause = Duration.ofMinutes(1).dividedBy(perMinute);
            engineState.events().at(now.plus(pause), due -> {
                step(due, size);
                begin(due, size);
            });
        }
    }

    /// Changes one random sandbox; one in ten times it is replaced by a new one, so that the size stays.
    void touch(Instant now) {
        if (generator.choose(10) == 0) {
            random().ifPresent(sandbox -> {
                engineState.sandboxes().remove(sandbox.id(), now);
                create(now);
            });
        } else {
            random().ifPresent(sandbox -> alter(sandbox.id(), now));
        }
    }

    private void step(Instant now, int size) {
        int choice = generator.choose(10);
        if (choice < 5 && engineState.sandboxes().size() <= size + size / 10) {
            create(now);
        } else if (choice < 7) {
            random().ifPresent(sandbox -> engineState.sandboxes().remove(sandbox.id(), now));
        } else {
            random().ifPresent(sandbox -> alter(sandbox.id(), now));
        }
    }

    private void create(Instant now) {
        SimulatedSandbox sandbox = generator.newborn(now);
        if (engineState.docker()) {
            engineState.sandboxes().add(sandbox, now);
        } else {
            Provisioning.begin(engineState, sandbox, true);
        }
    }

    private void alter(String id, Instant now) {
        int choice = generator.choose(8);
        engineState.sandboxes().change(id, sandbox -> switch (sandbox.status().state()) {
            case "Running" -> running(sandbox, choice, now);
            case "Paused", "Pending", "Allocated", "Unknown" ->
                sandbox.withStatus(engineState.stateNames().status("Running", now));
            default -> sandbox.withMetadata("triage", "seen-" + now.getEpochSecond());
        });
    }

    private SimulatedSandbox running(SimulatedSandbox sandbox, int choice, Instant now) {
        return switch (choice) {
            case 0 -> sandbox.withStatus(generator.failure(now));
            case 1 -> sandbox.withStatus(engineState.stateNames().status("Terminated", now));
            case 2, 3 -> sandbox.withStatus(engineState.stateNames().status("Paused", now));
            case 4 ->
                sandbox.expiresAt() == null
                        ? sandbox.withMetadata("checked", "yes")
                        : sandbox.withExpiry(sandbox.expiresAt().plusSeconds(1800));
            default -> sandbox.withMetadata("last-run", String.valueOf(now.getEpochSecond()));
        };
    }

    private Optional<SimulatedSandbox> random() {
        List<Slot> slots = engineState.sandboxes().listed();
        return slots.isEmpty()
                ? Optional.empty()
                : Optional.of(slots.get(generator.choose(slots.size())).sandbox());
    }
}

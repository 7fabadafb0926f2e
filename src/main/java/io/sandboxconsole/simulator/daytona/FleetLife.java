package io.sandboxconsole.simulator.daytona;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Animates a fleet: pipelines create and delete, people use, stop and start, some starts fail.
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
        if (perMinute > 0 && size > 0) {
            Duration pause = Duration.ofMinutes(1).dividedBy(perMinute);
            engineState.events().at(now.plus(pause), due -> {
                step(due, size);
                begin(due, size);
            });
        }
    }

    /// Changes one random sandbox; one in ten times it is replaced by a new one, so that the size stays.
    void touch(Instant now) {
        random(now).ifPresent(sandbox -> {
            if (generator.choose(10) == 0) {
                engineState.store().purge(sandbox.id());
                generator.newborn(now);
            } else {
                alter(sandbox, now);
            }
        });
    }

    private void step(Instant now, int size) {
        int choice = generator.choose(10);
        if (choice < 4 && engineState.store().size() <= size + size / 10) {
            generator.newborn(now);
        } else if (choice < 6) {
            random(now)
                    .filter(sandbox -> !Crabbox.isLease(sandbox) && atRest(sandbox))
                    .ifPresent(sandbox -> Steps.delete(engineState, sandbox.id(), now));
        } else {
            random(now).ifPresent(sandbox -> alter(sandbox, now));
        }
    }

    private void alter(DaytonaSandbox sandbox, Instant now) {
        String id = sandbox.id();
        int choice = generator.choose(8);
        if (sandbox.is("started") && sandbox.wants("started") && choice == 0) {
            Steps.stop(engineState, id, now);
        } else if (sandbox.is("stopped") && sandbox.wants("stopped") && choice < 4) {
            Steps.start(engineState, id, now);
        } else if (sandbox.is("started") && choice < 5) {
            engineState.change(id, before -> before.active(now), now);
        } else if (!Crabbox.isLease(sandbox)) {
            engineState.change(id, before -> before.withLabel("last-run", String.valueOf(now.getEpochSecond())), now);
        }
    }

    private static boolean atRest(DaytonaSandbox sandbox) {
        return !sandbox.status().pending() && (sandbox.is("started") || sandbox.is("stopped") || sandbox.errored());
    }

    private Optional<DaytonaSandbox> random(Instant now) {
        List<DaytonaSandbox> visible = engineState
                .store()
                .listed(true, null, now)
                .filter(sandbox -> !sandbox.hidden())
                .toList();
        return visible.isEmpty() ? Optional.empty() : Optional.of(visible.get(generator.choose(visible.size())));
    }
}

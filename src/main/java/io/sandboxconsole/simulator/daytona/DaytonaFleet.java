package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.engine.ControlledFleet;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The sandboxes of the simulated Daytona engine, changed without its API; all due events have happened first.
public final class DaytonaFleet implements ControlledFleet {

    /// With OpenSandbox's usual fleet this makes one in three a Daytona sandbox; large fleets get no larger.
    private static final int MOST_BY_ITSELF = 200;

    private final EngineState engineState;
    private volatile FleetLife life;

    DaytonaFleet(EngineState engineState) {
        this.engineState = engineState;
        this.life = populate(usualSize());
    }

    /// The number of visible sandboxes.
    @Override
    public int size() {
        engineState.catchUp();
        return engineState.store().size();
    }

    /// Returns the ids of visible sandboxes, newest first.
    public List<String> ids() {
        Instant now = engineState.catchUp();
        return engineState
                .store()
                .listed(true, null, now)
                .filter(sandbox -> !sandbox.hidden())
                .map(DaytonaSandbox::id)
                .toList();
    }

    /// Returns the sandbox as stored, hidden ones included.
    public Optional<DaytonaSandbox> find(String id) {
        engineState.catchUp();
        return engineState.store().find(id);
    }

    /// Adds a sandbox, whose name must be free, and returns its id.
    public String add(DaytonaSandbox sandbox) {
        engineState.add(sandbox, engineState.catchUp());
        return sandbox.id();
    }

    /// Changes a sandbox atomically.
    public void change(String id, UnaryOperator<DaytonaSandbox> change) {
        engineState.change(id, change, engineState.catchUp());
    }

    /// Removes a sandbox without a trace.
    public void remove(String id) {
        engineState.catchUp();
        engineState.store().purge(id);
    }

    /// Deletes a sandbox as this person would with a program of their own, and writes it into the audit log.
    public void deleteAs(String person, String id) {
        Instant now = engineState.catchUp();
        DaytonaSandbox sandbox = engineState.store().find(id).orElseThrow(() -> unknown(id));
        Steps.delete(engineState, id, now);
        engineState.audit().actOf(person, sandbox, "delete", now);
    }

    /// Lets a sandbox end: deleted by another person, or in error. As with the real server, one out of memory is found
    /// stopped, without a reason and without an entry in the audit log; of evictions only the newest versions' logs
    /// tell.
    @Override
    public void end(String id, SimulatedEnd how) {
        Instant now = engineState.catchUp();
        DaytonaSandbox sandbox = engineState.store().find(id).orElseThrow(() -> unknown(id));
        switch (how) {
            case DELETED -> deleteAs("jonas", id);
            case FAILED ->
                engineState.change(id, before -> before.withStatus(failure(now)).changed(now), now);
            case OUT_OF_MEMORY ->
                engineState.change(
                        id,
                        before -> before.withState("stopped", "stopped", now).changed(now),
                        now);
            case EVICTED -> {
                Steps.delete(engineState, id, now);
                if (engineState.behaviour().isNewest()) {
                    engineState.audit().ownAct(sandbox, "spot_evict", now);
                }
            }
            case GONE -> engineState.store().purge(id);
        }
    }

    private static DaytonaStatus failure(Instant now) {
        return new DaytonaStatus("error", "started", Creation.START_FAILURE, false, now);
    }

    private static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException("There is no sandbox '%s' in the simulated fleet.".formatted(id));
    }

    /// Makes this many random changes: states, labels, activity, and one in ten a replacement by a new sandbox.
    @Override
    public void touch(int changes) {
        Instant now = engineState.catchUp();
        for (int count = 0; count < changes; count++) {
            engineState.events().at(now, life::touch);
        }
        engineState.catchUp();
    }

    /// Replaces the fleet by a generated one of this size.
    @Override
    public void resize(int size) {
        life = populate(size);
    }

    void reset() {
        resize(usualSize());
    }

    private int usualSize() {
        var fleet = engineState.settings().fleet();
        return fleet.daytona() >= 0 ? fleet.daytona() : Math.min(MOST_BY_ITSELF, fleet.size() / 2);
    }

    private FleetLife populate(int size) {
        Instant now = engineState.now();
        engineState.events().clear();
        engineState.store().clear();
        engineState.audit().clear();
        engineState.snapshots().reset(now);
        FleetGenerator generator =
                new FleetGenerator(engineState, engineState.settings().fleet().seed());
        generator.populate(size, now);
        FleetLife begun = new FleetLife(engineState, generator);
        begun.begin(now, size);
        return begun;
    }
}

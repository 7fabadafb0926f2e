package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.ControlledFleet;
import io.sandboxconsole.simulator.engine.SimulatedEnd;
import io.sandboxconsole.simulator.opensandbox.Listing.Slot;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Origin;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The sandboxes of the simulated OpenSandbox engine, changed without its API; all due events have happened first.
public final class Fleet implements ControlledFleet {

    private final EngineState engineState;
    private volatile FleetLife life;

    public Fleet(EngineState engineState) {
        this.engineState = engineState;
        this.life = populate(engineState.settings().fleet().size());
    }

    /// Returns the number of sandboxes.
    @Override
    public int size() {
        engineState.catchUp();
        return engineState.sandboxes().size();
    }

    /// Returns the ids as the engine lists them, newest first.
    public List<String> ids() {
        engineState.catchUp();
        return engineState.sandboxes().listed().stream().map(Slot::id).toList();
    }

    public Optional<SimulatedSandbox> find(String id) {
        engineState.catchUp();
        return engineState.sandboxes().find(id);
    }

    /// Adds a sandbox as if created with this metadata, replaces one with the same id, and returns its id.
    public String add(SimulatedSandbox sandbox) {
        Instant now = engineState.catchUp();
        Origin given = sandbox.origin();
        Origin origin = new Origin(
                given.image(),
                given.snapshotId(),
                given.entrypoint(),
                given.platform(),
                given.extensions(),
                sandbox.metadata(),
                given.secured());
        engineState.sandboxes().add(sandbox.withOrigin(origin), now);
        return sandbox.id();
    }

    /// Removes a sandbox; false when it was gone already.
    public boolean remove(String id) {
        return engineState.sandboxes().remove(id, engineState.catchUp());
    }

    /// Puts a sandbox into any state, with the reason and the message for the engine's answers.
    public void transition(String id, String state, @Nullable String reason, @Nullable String message) {
        Instant now = engineState.catchUp();
        change(id, sandbox -> sandbox.withStatus(new Status(state, reason, message, now)));
    }

    /// Changes a sandbox atomically.
    public void change(String id, UnaryOperator<SimulatedSandbox> change) {
        engineState.catchUp();
        if (engineState.sandboxes().change(id, change).isEmpty()) {
            throw unknown(id);
        }
    }

    private static IllegalArgumentException unknown(String id) {
        return new IllegalArgumentException(
                "There is no sandbox '%s' in the simulated fleet. Ask ids() for those there are.".formatted(id));
    }

    /// Makes this many random changes: states, metadata, expiries, and one in ten a replacement by a new sandbox.
    @Override
    public void touch(int changes) {
        Instant now = engineState.catchUp();
        for (int count = 0; count < changes; count++) {
            // By way of the event queue, because the random choices are made by one thread at a time.
            engineState.events().at(now, life::touch);
        }
        engineState.catchUp();
    }

    /// Lets a sandbox end. A deletion by another caller leaves no trace here.
    @Override
    public void end(String id, SimulatedEnd how) {
        Instant now = engineState.catchUp();
        if (how == SimulatedEnd.DELETED || how == SimulatedEnd.GONE) {
            if (!remove(id)) {
                throw unknown(id);
            }
            return;
        }
        change(id, sandbox -> sandbox.withStatus(FailureMessages.of(how, engineState.runtime(), id, now)));
    }

    /// Replaces the fleet by a generated one of this size.
    @Override
    public void resize(int size) {
        life = populate(size);
    }

    /// Restores the fleet of the settings.
    public void reset() {
        engineState.sandboxes().letExpiredStayAlive(engineState.settings().expiredStayAlive());
        resize(engineState.settings().fleet().size());
    }

    /// Lets sandboxes outlive their expiry from now on, or vanish at it again.
    public void letExpiredStayAlive(boolean alive) {
        engineState.catchUp();
        engineState.sandboxes().letExpiredStayAlive(alive);
    }

    private FleetLife populate(int size) {
        Instant now = engineState.now();
        engineState.events().clear();
        engineState.snapshots().clear();
        FleetGenerator generator =
                new FleetGenerator(engineState, engineState.settings().fleet().seed());
        engineState.sandboxes().replace(generator.fleet(size, now));
        FleetLife begun = new FleetLife(engineState, generator);
        begun.begin(now, size);
        return begun;
    }
}

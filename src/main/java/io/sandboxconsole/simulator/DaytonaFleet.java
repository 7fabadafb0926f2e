package io.sandboxconsole.simulator;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The sandboxes of the simulated Daytona engine, changed behind its back; everything due by now has happened first.
public final class DaytonaFleet implements ControlledFleet {

    /// Beside the usual fleet of OpenSandbox this makes one in three a Daytona sandbox; large fleets get no larger.
    private static final int MOST_BY_ITSELF = 200;

    private final DaytonaWorld world;
    private volatile DaytonaFleetLife life;

    DaytonaFleet(DaytonaWorld world) {
        this.world = world;
        this.life = populate(usualSize());
    }

    /// How many sandboxes somebody could see.
    @Override
    public int size() {
        world.catchUp();
        return world.store().size();
    }

    /// The ids of those that are not hidden, newest first.
    public List<String> ids() {
        Instant now = world.catchUp();
        return world.store()
                .listed(true, null, now)
                .filter(sandbox -> !sandbox.hidden())
                .map(DaytonaSandbox::id)
                .toList();
    }

    /// The sandbox as it is stored, hidden ones included.
    public Optional<DaytonaSandbox> find(String id) {
        world.catchUp();
        return world.store().find(id);
    }

    /// Adds a sandbox, whose name must be free, and answers its id.
    public String add(DaytonaSandbox sandbox) {
        world.add(sandbox, world.catchUp());
        return sandbox.id();
    }

    /// Changes a sandbox in one step.
    public void change(String id, UnaryOperator<DaytonaSandbox> change) {
        world.change(id, change, world.catchUp());
    }

    /// Makes a sandbox vanish without a trace.
    public void remove(String id) {
        world.catchUp();
        world.store().purge(id);
    }

    /// Makes this many random changes: states, labels, activity, and one in ten a replacement by a new sandbox.
    @Override
    public void touch(int changes) {
        Instant now = world.catchUp();
        for (int count = 0; count < changes; count++) {
            world.agenda().at(now, life::touch);
        }
        world.catchUp();
    }

    /// Replaces everything by a generated fleet of this size.
    @Override
    public void resize(int size) {
        life = populate(size);
    }

    void reset() {
        resize(usualSize());
    }

    private int usualSize() {
        var fleet = world.settings().fleet();
        return fleet.daytona() >= 0 ? fleet.daytona() : Math.min(MOST_BY_ITSELF, fleet.size() / 2);
    }

    private DaytonaFleetLife populate(int size) {
        Instant now = world.now();
        world.agenda().clear();
        world.store().clear();
        world.audit().clear();
        world.snapshots().reset(now);
        DaytonaFleetGenerator generator =
                new DaytonaFleetGenerator(world, world.settings().fleet().seed());
        generator.populate(size, now);
        DaytonaFleetLife begun = new DaytonaFleetLife(world, generator);
        begun.begin(now, size);
        return begun;
    }
}

package io.sandboxconsole.simulator.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Stores the faults scripted for the simulated engines; all matching ones apply to a call, in the order of scripting.
///
/// A route is `*`, a method and a template such as `GET /sandboxes/{id}`, or a method and a path with `*`.
public final class Faults {

    private final List<Fault> scripted = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch cleared = new CountDownLatch(1);

    public Faults() {}

    /// Begins the script of a fault on this route, which lasts until it is cleared unless a number of calls is given.
    public FaultScript on(String route) {
        return new FaultScript(this, route, Fault.UNLIMITED);
    }

    /// Ends every fault and releases the calls that stall or wait.
    public void clear() {
        scripted.clear();
        CountDownLatch waiting = cleared;
        cleared = new CountDownLatch(1);
        waiting.countDown();
    }

    void add(Fault fault) {
        scripted.add(fault);
    }

    public List<Fault> scripted() {
        return List.copyOf(scripted);
    }

    /// Returns the effects on one call, each of which uses up one call of its fault.
    List<Effect> use(String template, String call) {
        List<Effect> effects = new ArrayList<>();
        for (Fault fault : scripted) {
            if (fault.concerns(template, call) && fault.use()) {
                effects.add(fault.effect());
            }
        }
        scripted.removeIf(fault -> fault.callsLeft().get() == 0);
        return effects;
    }

    /// Waits for the time, or until the faults are cleared.
    public void await(@Nullable Duration longest) {
        try {
            if (longest == null) {
                cleared.await();
            } else if (cleared.await(longest.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}

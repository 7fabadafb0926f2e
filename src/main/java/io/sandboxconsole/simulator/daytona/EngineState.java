package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.account.Directory;
import io.sandboxconsole.simulator.daytona.account.HttpProblem;
import io.sandboxconsole.simulator.engine.EventQueue;
import io.sandboxconsole.simulator.engine.Faults;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// Everything one simulated Daytona server knows.
record EngineState(
        SimulatorSettings settings,
        InstantSource clock,
        EventQueue events,
        DaytonaBehaviour behaviour,
        Store store,
        Directory directory,
        Audit audit,
        Snapshots snapshots,
        Faults faults) {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final Duration NAP = Duration.ofMillis(10);

    static EngineState of(SimulatorSettings settings, InstantSource clock) {
        DaytonaBehaviour behaviour = new DaytonaBehaviour();
        return new EngineState(
                settings,
                clock,
                new EventQueue(),
                behaviour,
                new Store(behaviour),
                new Directory(clock.instant().truncatedTo(ChronoUnit.MILLIS)),
                new Audit(),
                new Snapshots(),
                new Faults());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Lets everything happen that is due by now.
    Instant catchUp() {
        Instant now = now();
        events.runUntil(now);
        return now;
    }

    void add(DaytonaSandbox sandbox, Instant now) {
        store.add(sandbox, now);
        Timers.plan(this, sandbox);
    }

    /// Changes a sandbox in one step and plans what will happen to it by itself.
    DaytonaSandbox change(String id, UnaryOperator<DaytonaSandbox> change, Instant now) {
        Optional<DaytonaSandbox> after = store.change(id, before -> touched(before, change.apply(before), now), now);
        // Outside the store's lock, because the agenda has one of its own and takes it first.
        after.ifPresent(sandbox -> Timers.plan(this, sandbox));
        return after.orElseThrow(() -> unknown(id));
    }

    // Whatever moves a sandbox counts as its last activity, unless the change says itself when that was.
    private static DaytonaSandbox touched(DaytonaSandbox before, DaytonaSandbox after, Instant now) {
        boolean moved = !after.is(before.status().state())
                || !after.wants(before.status().desired());
        boolean said = !Objects.equals(before.times().activity(), after.times().activity());
        return moved && !said ? after.active(now) : after;
    }

    /// Puts a sandbox into the next stored state at that time, unless it is elsewhere or wants something else by then.
    void step(Instant when, String id, Predicate<DaytonaSandbox> still, UnaryOperator<DaytonaSandbox> change) {
        events.at(when, due -> {
            if (store.find(id).filter(still).isPresent()) {
                change(id, sandbox -> still.test(sandbox) ? change.apply(sandbox) : sandbox, due);
            }
        });
    }

    /// Waits in real time until the sandbox is where it should be or the server's patience has ended.
    DaytonaSandbox settled(String id, Predicate<DaytonaSandbox> done) {
        Instant end = now().plus(LONGEST_WAIT);
        DaytonaSandbox sandbox = store.find(id).orElseThrow(() -> unknown(id));
        while (!done.test(sandbox)
                && now().isBefore(end)
                && !Thread.currentThread().isInterrupted()) {
            faults.await(NAP);
            catchUp();
            sandbox = store.find(id).orElseThrow(() -> unknown(id));
        }
        return sandbox;
    }

    static HttpProblem unknown(String id) {
        return new HttpProblem(404, "Sandbox with ID or name %s not found".formatted(id));
    }
}

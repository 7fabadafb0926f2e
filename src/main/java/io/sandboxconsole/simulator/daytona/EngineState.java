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

/// The state of one simulated Daytona server.
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

    /// Runs all due events.
    Instant catchUp() {
        Instant now = now();
        events.runUntil(now);
        return now;
    }

    void add(DaytonaSandbox sandbox, Instant now) {
        store.add(sandbox, now);
        Timers.plan(this, sandbox);
    }

    /// Changes a sandbox atomically and schedules its automatic actions.
    DaytonaSandbox change(String id, UnaryOperator<DaytonaSandbox> change, Instant now) {
        Optional<DaytonaSandbox> after = store.change(id, before -> touched(before, change.apply(before), now), now);
        // Outside the store's lock, because the event queue has one of its own and takes it first.
        after.ifPresent(sandbox -> Timers.plan(this, sandbox));
        return after.orElseThrow(() -> unknown(id));
    }

    // A state change counts as the last activity, unless the change sets that itself.
    private static DaytonaSandbox touched(DaytonaSandbox before, DaytonaSandbox after, Instant now) {
        boolean moved = !after.is(before.status().state())
                || !after.wants(before.status().desired());
        boolean stated =
                !Objects.equals(before.times().activity(), after.times().activity());
        return moved && !stated ? after.active(now) : after;
    }

    /// Applies `change` to a sandbox at that time, if it still matches `still` by then.
    void step(Instant when, String id, Predicate<DaytonaSandbox> still, UnaryOperator<DaytonaSandbox> change) {
        events.at(when, due -> {
            if (store.find(id).filter(still).isPresent()) {
                change(id, sandbox -> still.test(sandbox) ? change.apply(sandbox) : sandbox, due);
            }
        });
    }

    /// Waits in real time until the sandbox matches `done` or the server's longest wait is over.
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

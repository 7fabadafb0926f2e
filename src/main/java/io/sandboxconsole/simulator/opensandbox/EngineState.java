package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.ErrorReply;
import io.sandboxconsole.simulator.engine.EventQueue;
import io.sandboxconsole.simulator.engine.SimulatedRuntime;
import io.sandboxconsole.simulator.engine.SimulatorSettings;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/// The state of one simulated OpenSandbox server.
public record EngineState(
        SimulatorSettings settings, InstantSource clock, EventQueue events, Sandboxes sandboxes, Snapshots snapshots) {

    public static EngineState of(SimulatorSettings settings, InstantSource clock) {
        EventQueue events = new EventQueue();
        Sandboxes sandboxes = new Sandboxes(events, settings.listLag());
        sandboxes.letExpiredStayAlive(settings.expiredStayAlive());
        return new EngineState(settings, clock, events, sandboxes, new Snapshots());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Runs all due events.
    Instant catchUp() {
        Instant now = now();
        events.runUntil(now);
        return now;
    }

    SimulatedRuntime runtime() {
        return settings.runtime();
    }

    boolean docker() {
        return runtime().isDocker();
    }

    StateNames stateNames() {
        return StateNames.of(runtime());
    }

    SimulatedSandbox sandbox(String id) {
        return sandboxes.find(id).orElseThrow(() -> unknownSandbox(id));
    }

    /// Changes a sandbox atomically, or throws the engine's error for an unknown one.
    SimulatedSandbox change(String id, UnaryOperator<SimulatedSandbox> change) {
        return sandboxes.change(id, change).orElseThrow(() -> unknownSandbox(id));
    }

    ErrorReply unknownSandbox(String id) {
        return new ErrorReply(404, runtime().code("SANDBOX_NOT_FOUND"), "There is no sandbox '%s'.".formatted(id));
    }

    /// Puts a sandbox into the next state after one transition time.
    void later(String id, String from, String to) {
        step(now().plus(settings.transition()), id, from, to);
    }

    /// Puts a sandbox into the next state at that time, unless it is in another one by then.
    void step(Instant when, String id, String from, String to) {
        events.at(
                when,
                due -> sandboxes.change(
                        id,
                        sandbox -> sandbox.is(from)
                                ? sandbox.withStatus(stateNames().status(to, due))
                                : sandbox));
    }
}

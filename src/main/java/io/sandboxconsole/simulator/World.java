package io.sandboxconsole.simulator;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;

/// Everything one simulated OpenSandbox server knows.
record World(SimulatorSettings settings, InstantSource clock, Agenda agenda, Sandboxes sandboxes, Snapshots snapshots) {

    static World of(SimulatorSettings settings, InstantSource clock) {
        Agenda agenda = new Agenda();
        Sandboxes sandboxes = new Sandboxes(agenda, settings.listLag());
        sandboxes.letExpiredStayAlive(settings.expiredStayAlive());
        return new World(settings, clock, agenda, sandboxes, new Snapshots());
    }

    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// Lets everything happen that is due by now.
    Instant catchUp() {
        Instant now = now();
        agenda.runUntil(now);
        return now;
    }

    SimulatedRuntime runtime() {
        return settings.runtime();
    }

    boolean docker() {
        return runtime().isDocker();
    }

    Vocabulary vocabulary() {
        return Vocabulary.of(runtime());
    }

    SimulatedSandbox sandbox(String id) {
        return sandboxes.find(id).orElseThrow(() -> unknownSandbox(id));
    }

    /// Changes a sandbox in one step, or answers as the engine does for an unknown one.
    SimulatedSandbox change(String id, UnaryOperator<SimulatedSandbox> change) {
        return sandboxes.change(id, change).orElseThrow(() -> unknownSandbox(id));
    }

    Rejection unknownSandbox(String id) {
        return new Rejection(404, runtime().code("SANDBOX_NOT_FOUND"), "There is no sandbox '%s'.".formatted(id));
    }

    /// Puts a sandbox into the next state after one transition time.
    void later(String id, String from, String to) {
        step(now().plus(settings.transition()), id, from, to);
    }

    /// Puts a sandbox into the next state at that time, unless it is elsewhere by then.
    void step(Instant when, String id, String from, String to) {
        agenda.at(
                when,
                due -> sandboxes.change(
                        id,
                        sandbox -> sandbox.is(from)
                                ? sandbox.withStatus(vocabulary().status(to, due))
                                : sandbox));
    }
}

package io.sandboxconsole.simulator.daytona;

import io.sandboxconsole.simulator.daytona.DaytonaSandbox.Intervals;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// Runs a sandbox's automatic actions: stop, pause, archive and delete, the hard end and the last purge.
final class Timers {

    private Timers() {}

    /// One action and its due time.
    private record Due(Instant at, String action) {}

    /// Schedules a check of the sandbox at its first due time.
    static void plan(EngineState engineState, DaytonaSandbox sandbox) {
        next(sandbox).ifPresent(due -> engineState.events().at(due.at(), now -> apply(engineState, sandbox.id(), now)));
    }

    // The sandbox may have been used or changed since the check was scheduled: only an action due by then runs.
    private static void apply(EngineState engineState, String id, Instant now) {
        Optional<Due> due = engineState
                .store()
                .find(id)
                .flatMap(Timers::next)
                .filter(next -> !next.at().isAfter(now));
        due.ifPresent(next -> act(engineState, id, next.action(), now));
    }

    private static void act(EngineState engineState, String id, String action, Instant now) {
        switch (action) {
            case "purge" -> engineState.store().purge(id);
            case "auto_stop" -> Steps.stop(engineState, id, now);
            case "auto_pause" -> Steps.pause(engineState, id, now);
            case "auto_archive" -> Steps.archive(engineState, id, now);
            default -> Steps.delete(engineState, id, now);
        }
        if (!action.equals("purge") && engineState.behaviour().has(DaytonaBehaviour.Switch.AUDIT_OWN_ACTS)) {
            engineState
                    .store()
                    .find(id)
                    .ifPresent(sandbox -> engineState.audit().ownAct(sandbox, action, now));
        }
    }

    private static Optional<Due> next(DaytonaSandbox sandbox) {
        Intervals intervals = sandbox.intervals();
        Stream<Optional<Due>> all = Stream.of(
                purge(sandbox),
                destroyAt(sandbox),
                idle(sandbox, intervals.stop(), "auto_stop"),
                sandbox.origin().isVirtualMachine()
                        ? idle(sandbox, intervals.pause(), "auto_pause")
                        : Optional.<Due>empty(),
                resting(sandbox, intervals.delete(), "auto_delete"),
                intervals.ephemeral() ? Optional.<Due>empty() : resting(sandbox, intervals.archive(), "auto_archive"));
        return all.flatMap(Optional::stream).min((one, other) -> one.at().compareTo(other.at()));
    }

    private static Optional<Due> destroyAt(DaytonaSandbox sandbox) {
        Instant end = sandbox.intervals().destroyAt();
        if (end == null || sandbox.wants("destroyed")) {
            return Optional.empty();
        }
        return Optional.of(new Due(end, "ttl_expire"));
    }

    private static Optional<Due> idle(DaytonaSandbox sandbox, int minutes, String action) {
        Instant activity = sandbox.times().activity();
        if (minutes <= 0 || activity == null || !sandbox.is("started") || !sandbox.wants("started")) {
            return Optional.empty();
        }
        return Optional.of(new Due(activity.plus(Duration.ofMinutes(minutes)), action));
    }

    private static Optional<Due> resting(DaytonaSandbox sandbox, int minutes, String action) {
        if (minutes < 0 || !sandbox.is("stopped") || !sandbox.wants("stopped")) {
            return Optional.empty();
        }
        return Optional.of(new Due(sandbox.status().since().plus(Duration.ofMinutes(minutes)), action));
    }

    private static Optional<Due> purge(DaytonaSandbox sandbox) {
        Instant since = sandbox.status().since();
        if (sandbox.is("destroyed")) {
            return Optional.of(new Due(since.plus(Duration.ofHours(24)), "purge"));
        }
        boolean deleted = sandbox.wants("destroyed");
        if (sandbox.is("build_failed")) {
            return Optional.of(new Due(since.plus(deleted ? Duration.ofHours(24) : Duration.ofDays(7)), "purge"));
        }
        boolean over = sandbox.is("error") && deleted;
        return over ? Optional.of(new Due(since.plus(Duration.ofDays(7)), "purge")) : Optional.empty();
    }
}

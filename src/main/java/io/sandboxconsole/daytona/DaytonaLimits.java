package io.sandboxconsole.daytona;

import static io.sandboxconsole.daytona.DaytonaPhase.PAUSED;
import static io.sandboxconsole.daytona.DaytonaPhase.STARTED;

import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.Traits;
import io.sandboxconsole.words.Phrase;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Says what a sandbox cannot do because of what it is, beside the state it is in.
final class DaytonaLimits {

    private static final String USUAL_MACHINE = "container";

    private static final Set<String> VIRTUAL_MACHINES = Set.of("linux-vm", "windows");

    /// Other words mean a backup that is under way or has failed, on which the server does not begin another.
    private static final Set<String> BACKUP_AT_REST = Set.of("none", "completed");

    private DaytonaLimits() {}

    /// What the sandbox can never do, whatever its state.
    static Optional<Obstacle> ofNature(Sandbox sandbox, SandboxAction action) {
        Traits traits = sandbox.traits();
        boolean pauses = virtual(traits) || DaytonaPhase.of(sandbox.state()) == PAUSED;
        return switch (action) {
            case PAUSE, RESUME ->
                pauses ? Optional.empty() : refused(Phrase.of("problem.daytona.cannot-pause", machine(traits)));
            case FORK -> fork(traits);
            case ARCHIVE ->
                traits.intervals().ephemeral()
                        ? refused(Phrase.of("problem.daytona.ephemeral-archive"))
                        : Optional.empty();
            case BACKUP ->
                traits.intervals().ephemeral()
                        ? refused(Phrase.of("problem.daytona.ephemeral-backup"))
                        : Optional.empty();
            case RENEW,
                    START,
                    STOP,
                    RECOVER,
                    TOUCH,
                    EDIT_METADATA,
                    SNAPSHOT,
                    OPEN_SSH,
                    CLOSE_SSH,
                    SET_INTERVALS,
                    SET_OPEN_PORTS,
                    RESIZE,
                    DELETE -> Optional.empty();
        };
    }

    /// What stands in the way in a state that would allow it otherwise.
    static Optional<Obstacle> ofCircumstances(Sandbox sandbox, SandboxAction action) {
        Traits traits = sandbox.traits();
        return switch (action) {
            case RECOVER ->
                traits.recoverable() ? Optional.empty() : refused(Phrase.of("problem.daytona.not-recoverable"));
            case BACKUP ->
                traits.backup() == null
                                || BACKUP_AT_REST.contains(traits.backup().toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : refused(Phrase.of("problem.daytona.backup-state", traits.backup()));
            case SNAPSHOT ->
                machine(traits).equals("windows") && DaytonaPhase.of(sandbox.state()) == STARTED
                        ? refused(Phrase.of("problem.daytona.snapshot-windows"))
                        : Optional.empty();
            case RENEW,
                    START,
                    STOP,
                    PAUSE,
                    RESUME,
                    TOUCH,
                    EDIT_METADATA,
                    OPEN_SSH,
                    CLOSE_SSH,
                    SET_INTERVALS,
                    SET_OPEN_PORTS,
                    RESIZE,
                    FORK,
                    ARCHIVE,
                    DELETE -> Optional.empty();
        };
    }

    private static Optional<Obstacle> fork(Traits traits) {
        if (!virtual(traits)) {
            return refused(Phrase.of("problem.daytona.cannot-fork", machine(traits)));
        }
        return graphics(traits) ? refused(Phrase.of("problem.daytona.gpu-fork")) : Optional.empty();
    }

    /// Whether the sandbox has graphics processors, for which some things are different.
    static boolean graphics(Traits traits) {
        return traits.size() != null
                && traits.size().gpu() != null
                && traits.size().gpu().signum() > 0;
    }

    private static boolean virtual(Traits traits) {
        return VIRTUAL_MACHINES.contains(machine(traits));
    }

    private static String machine(Traits traits) {
        return traits.machine() == null || traits.machine().isBlank() ? USUAL_MACHINE : traits.machine();
    }

    private static Optional<Obstacle> refused(Phrase reason) {
        return Optional.of(new Obstacle.Refused(reason));
    }
}

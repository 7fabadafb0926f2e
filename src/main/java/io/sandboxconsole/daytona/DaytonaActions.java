package io.sandboxconsole.daytona;

import static io.sandboxconsole.daytona.DaytonaPhase.ARCHIVED;
import static io.sandboxconsole.daytona.DaytonaPhase.ARCHIVING;
import static io.sandboxconsole.daytona.DaytonaPhase.ERROR;
import static io.sandboxconsole.daytona.DaytonaPhase.PAUSED;
import static io.sandboxconsole.daytona.DaytonaPhase.STARTED;
import static io.sandboxconsole.daytona.DaytonaPhase.STOPPED;
import static io.sandboxconsole.daytona.DaytonaPhase.UNFORESEEN;

import io.sandboxconsole.sandbox.Caution;
import io.sandboxconsole.sandbox.Offer.Obstacle;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.Traits;
import io.sandboxconsole.words.Phrase;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Says what a Daytona server does with a sandbox as it is now, and what that means. Asks nobody.
final class DaytonaActions {

    private static final String USUAL_MACHINE = "container";

    private static final Set<String> VIRTUAL_MACHINES = Set.of("linux-vm", "windows");

    /// Other words mean a backup that is under way or has failed, on which the server does not begin another.
    private static final Set<String> BACKUP_AT_REST = Set.of("none", "completed");

    private final InstantSource clock;

    DaytonaActions(InstantSource clock) {
        this.clock = clock;
    }

    /// What stands in the way of `action`, if anything.
    Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        Optional<Obstacle> nature = nature(sandbox, action);
        if (nature.isPresent()) {
            return nature;
        }
        if (!allows(DaytonaPhase.of(sandbox.state()), action)) {
            return Optional.of(new Obstacle.WrongState(sandbox.state()));
        }
        return circumstances(sandbox, action).or(() -> LeaseGuards.obstacle(sandbox, action));
    }

    /// What somebody should know before `action`.
    List<Caution> cautions(Sandbox sandbox, SandboxAction action) {
        return Stream.concat(
                        DaytonaCautions.of(sandbox, action).stream(),
                        LeaseGuards.cautions(sandbox, action, clock.instant()).stream())
                .toList();
    }

    /// What the sandbox can never do, whatever its state.
    private static Optional<Obstacle> nature(Sandbox sandbox, SandboxAction action) {
        Traits traits = sandbox.traits();
        boolean pauses = virtual(traits) || DaytonaPhase.of(sandbox.state()) == PAUSED;
        return switch (action) {
            case RENEW -> refused(Phrase.of("problem.daytona.renew"));
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
            case START,
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

    private static boolean allows(DaytonaPhase phase, SandboxAction action) {
        return switch (action) {
            case RENEW -> false;
            case START -> phase == STOPPED || phase == ARCHIVED || phase == ARCHIVING;
            case RESUME -> phase == PAUSED;
            case STOP -> phase == STARTED || phase == PAUSED;
            case PAUSE, FORK, TOUCH -> phase == STARTED;
            case ARCHIVE -> phase == STOPPED;
            case RECOVER -> phase == ERROR;
            case RESIZE, SNAPSHOT -> phase == STARTED || phase == STOPPED;
            case BACKUP -> phase == STARTED || phase == STOPPED || phase == PAUSED;
            case OPEN_SSH -> phase == STARTED || phase == STOPPED || phase == ARCHIVED || phase == ARCHIVING;
            case CLOSE_SSH, SET_OPEN_PORTS -> !phase.over() && phase != UNFORESEEN;
            case EDIT_METADATA, SET_INTERVALS -> !phase.over();
            case DELETE -> !phase.over() && phase != DaytonaPhase.MOVING;
        };
    }

    /// What stands in the way in a state that would allow it otherwise.
    private static Optional<Obstacle> circumstances(Sandbox sandbox, SandboxAction action) {
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

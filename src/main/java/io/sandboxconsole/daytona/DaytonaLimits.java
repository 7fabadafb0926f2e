package io.sandboxconsole.daytona;

import static io.sandboxconsole.daytona.DaytonaPhase.PAUSED;
import static io.sandboxconsole.daytona.DaytonaPhase.STARTED;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Lists the obstacles that come from a sandbox's attributes rather than its state.
final class DaytonaLimits {

    private static final String USUAL_MACHINE = "container";

    private static final Set<String> VIRTUAL_MACHINES = Set.of("linux-vm", "windows");

    /// Other values mean a running or failed backup, on which the server does not begin another.
    private static final Set<String> BACKUP_AT_REST = Set.of("none", "completed");

    private DaytonaLimits() {}

    /// Returns the obstacle that holds in every state.
    static Optional<Obstacle> ofNature(Sandbox sandbox, SandboxAction action) {
        EngineAttributes attributes = sandbox.attributes();
        boolean pauses = virtual(attributes) || DaytonaPhase.of(sandbox.state()) == PAUSED;
        return switch (action) {
            case PAUSE, RESUME ->
                pauses ? Optional.empty() : obstacle(Message.of("problem.daytona.cannot-pause", machine(attributes)));
            case FORK -> fork(attributes);
            case ARCHIVE ->
                attributes.intervals().ephemeral()
                        ? obstacle(Message.of("problem.daytona.ephemeral-archive"))
                        : Optional.empty();
            case BACKUP ->
                attributes.intervals().ephemeral()
                        ? obstacle(Message.of("problem.daytona.ephemeral-backup"))
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

    /// Returns the obstacle in a state that would otherwise allow the action.
    static Optional<Obstacle> ofCircumstances(Sandbox sandbox, SandboxAction action) {
        EngineAttributes attributes = sandbox.attributes();
        return switch (action) {
            case RECOVER ->
                attributes.recoverable() ? Optional.empty() : obstacle(Message.of("problem.daytona.not-recoverable"));
            case BACKUP ->
                attributes.backup() == null
                                || BACKUP_AT_REST.contains(attributes.backup().toLowerCase(Locale.ROOT))
                        ? Optional.empty()
                        : obstacle(Message.of("problem.daytona.backup-state", attributes.backup()));
            case SNAPSHOT ->
                machine(attributes).equals("windows") && DaytonaPhase.of(sandbox.state()) == STARTED
                        ? obstacle(Message.of("problem.daytona.snapshot-windows"))
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

    private static Optional<Obstacle> fork(EngineAttributes attributes) {
        if (!virtual(attributes)) {
            return obstacle(Message.of("problem.daytona.cannot-fork", machine(attributes)));
        }
        return graphics(attributes) ? obstacle(Message.of("problem.daytona.gpu-fork")) : Optional.empty();
    }

    /// Whether the sandbox has graphics processors, which restrict some actions.
    static boolean graphics(EngineAttributes attributes) {
        return attributes.size() != null
                && attributes.size().gpu() != null
                && attributes.size().gpu().signum() > 0;
    }

    private static boolean virtual(EngineAttributes attributes) {
        return VIRTUAL_MACHINES.contains(machine(attributes));
    }

    private static String machine(EngineAttributes attributes) {
        return attributes.machine() == null || attributes.machine().isBlank() ? USUAL_MACHINE : attributes.machine();
    }

    private static Optional<Obstacle> obstacle(Message reason) {
        return Optional.of(new Obstacle.Refused(reason));
    }
}

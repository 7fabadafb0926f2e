package io.sandboxconsole.daytona;

import static io.sandboxconsole.daytona.DaytonaPhase.ARCHIVED;
import static io.sandboxconsole.daytona.DaytonaPhase.ARCHIVING;
import static io.sandboxconsole.daytona.DaytonaPhase.ERROR;
import static io.sandboxconsole.daytona.DaytonaPhase.PAUSED;
import static io.sandboxconsole.daytona.DaytonaPhase.STARTED;
import static io.sandboxconsole.daytona.DaytonaPhase.STOPPED;
import static io.sandboxconsole.daytona.DaytonaPhase.UNFORESEEN;

import io.sandboxconsole.daytona.api.DaytonaPermissions;
import io.sandboxconsole.daytona.lease.LeaseGuards;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Decides which actions a Daytona server accepts in a sandbox's current state, and the warnings for each. Makes no
/// calls. Safe for use by several threads.
final class DaytonaActions {

    private static final int NOT_FOUND = 404;

    private final InstantSource clock;

    /// Actions whose routes the server has turned out to hide by its settings.
    private final Set<SandboxAction> hidden = ConcurrentHashMap.newKeySet();

    private final DaytonaPermissions permissions;

    DaytonaActions(InstantSource clock, DaytonaPermissions permissions) {
        this.clock = clock;
        this.permissions = permissions;
    }

    /// Returns the obstacle to `action`, if any.
    Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        if (hidden.contains(action)) {
            return Optional.of(new Obstacle.Refused(Message.of("problem.daytona.hidden")));
        }
        String needed = action == SandboxAction.DELETE ? DaytonaPermissions.DELETE : DaytonaPermissions.WRITE;
        if (permissions.lacks(needed)) {
            return Optional.of(new Obstacle.Refused(Message.of("problem.daytona.permission", needed)));
        }
        Optional<Obstacle> nature = DaytonaLimits.ofNature(sandbox, action);
        if (nature.isPresent()) {
            return nature;
        }
        if (!allows(DaytonaPhase.of(sandbox.state()), action)) {
            return Optional.of(new Obstacle.WrongState(sandbox.state()));
        }
        return DaytonaLimits.ofCircumstances(sandbox, action).or(() -> LeaseGuards.obstacle(sandbox, action));
    }

    /// Records that the server has no route for `action`, on any sandbox.
    void remember(SandboxAction action, Unsupported failure) {
        if (failure.answer().status() == NOT_FOUND) {
            hidden.add(action);
        }
    }

    /// Returns the warnings to show before `action`.
    List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return Stream.concat(
                        general(sandbox, action).stream(),
                        LeaseGuards.warnings(sandbox, action, clock.instant()).stream())
                .toList();
    }

    /// The effects on any Daytona sandbox that the action's name does not state.
    private static List<ActionWarning> general(Sandbox sandbox, SandboxAction action) {
        return switch (action) {
            case STOP ->
                sandbox.attributes().intervals().ephemeral()
                        ? List.of(new ActionWarning(Message.of("caution.ephemeral-stop"), sandbox.title()))
                        : List.of();
            case DELETE -> List.of(ActionWarning.of(Message.of("caution.delete-linked")));
            case OPEN_SSH -> List.of(ActionWarning.of(Message.of("caution.ssh-ends-earlier")));
            case START, RESUME, RECOVER -> starting(sandbox);
            case SET_INTERVALS -> List.of(ActionWarning.of(Message.of("caution.intervals")));
            case SET_OPEN_PORTS ->
                sandbox.attributes().openPorts()
                        ? List.of()
                        : List.of(ActionWarning.of(Message.of("caution.open-ports")));
            case ARCHIVE -> List.of(ActionWarning.of(Message.of("caution.archive-slow")));
            case RENEW, PAUSE, TOUCH, EDIT_METADATA, SNAPSHOT, CLOSE_SSH, RESIZE, FORK, BACKUP -> List.of();
        };
    }

    private static List<ActionWarning> starting(Sandbox sandbox) {
        List<ActionWarning> warnings = new ArrayList<>();
        DaytonaPhase phase = DaytonaPhase.of(sandbox.state());
        if (phase == ARCHIVED || phase == ARCHIVING) {
            warnings.add(ActionWarning.of(Message.of("caution.archived-start")));
        }
        if (sandbox.attributes().intervals().runsOn()) {
            warnings.add(ActionWarning.of(Message.of("caution.never-stops")));
        }
        return warnings;
    }

    private static boolean allows(DaytonaPhase phase, SandboxAction action) {
        return switch (action) {
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
            case EDIT_METADATA, SET_INTERVALS, RENEW -> !phase.over();
            case DELETE -> !phase.over() && phase != DaytonaPhase.MOVING;
        };
    }
}

package io.sandboxconsole.daytona.lease;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Lease;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Protects machines leased with Crabbox: the tool does not expect changes by others.
public final class LeaseGuards {

    private static final Duration FRESH = Duration.ofHours(1);

    private LeaseGuards() {}

    /// Returns the obstacle to `action` on a lease, if any.
    public static Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        Lease lease = sandbox.attributes().lease();
        return lease == null
                ? Optional.empty()
                : Optional.ofNullable(reason(lease, effective(sandbox, action))).map(Obstacle.Refused::new);
    }

    /// Returns the obstacle to intervals that would delete a stopped lease, if any.
    public static Optional<Obstacle> ending(Sandbox sandbox, Intervals requested) {
        boolean resting = sandbox.state().kind() == Kind.STOPPED;
        boolean other =
                !requested.delete().equals(sandbox.attributes().intervals().delete());
        return resting && other && requested.delete().acts()
                ? obstacle(sandbox, SandboxAction.DELETE)
                : Optional.empty();
    }

    /// Stopping an ephemeral sandbox deletes it.
    private static SandboxAction effective(Sandbox sandbox, SandboxAction action) {
        return action == SandboxAction.STOP && sandbox.attributes().intervals().ephemeral()
                ? SandboxAction.DELETE
                : action;
    }

    private static @Nullable Message reason(Lease lease, SandboxAction action) {
        if (lease.ambiguous()) {
            return Message.of("problem.daytona.lease-ambiguous", title(lease));
        }
        if (!lease.valid()) {
            return null;
        }
        if (action == SandboxAction.FORK) {
            return Message.of("problem.daytona.lease-fork", title(lease));
        }
        if (action != SandboxAction.DELETE) {
            return null;
        }
        if (lease.kind() == Lease.Kind.BROKERED) {
            return Message.of("problem.daytona.lease-brokered", title(lease));
        }
        return lease.keep() ? Message.of("problem.daytona.lease-kept", title(lease)) : null;
    }

    /// Returns the warnings about the effect of `action` on the lease holder's work.
    public static List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action, Instant now) {
        Lease lease = sandbox.attributes().lease();
        if (lease == null) {
            return List.of();
        }
        return switch (lease.kind()) {
            case DIRECT, BROKERED -> ofLease(sandbox, lease, action, now);
            case BUILDER -> of(interrupts(action) ? Message.of("caution.lease-builder") : null);
            case DAMAGED -> of(touches(action) ? Message.of("caution.lease-damaged") : null);
        };
    }

    private static List<ActionWarning> ofLease(Sandbox sandbox, Lease lease, SandboxAction action, Instant now) {
        if (action == SandboxAction.DELETE) {
            return ofDeletion(sandbox, lease, now);
        }
        return of(
                switch (action) {
                    case STOP, PAUSE -> Message.of("caution.lease-stop", title(lease));
                    case ARCHIVE -> Message.of("caution.lease-archive", title(lease));
                    case OPEN_SSH -> Message.of("caution.lease-ssh", title(lease));
                    case CLOSE_SSH -> Message.of("caution.lease-close-ssh", title(lease));
                    case SET_INTERVALS, SET_OPEN_PORTS, RENEW -> Message.of("caution.lease-not-reset", title(lease));
                    case EDIT_METADATA -> Message.of("caution.lease-labels", title(lease));
                    case START, RESUME, RECOVER, TOUCH, SNAPSHOT, RESIZE, FORK, BACKUP, DELETE -> null;
                });
    }

    private static List<ActionWarning> ofDeletion(Sandbox sandbox, Lease lease, Instant now) {
        List<ActionWarning> warnings = new ArrayList<>(of(Message.of("caution.lease-delete", title(lease))));
        if (live(sandbox)
                && lastUse(sandbox, lease)
                        .filter(use -> use.isAfter(now.minus(FRESH)))
                        .isPresent()) {
            warnings.add(new ActionWarning(Message.of("caution.lease-live", title(lease)), title(lease)));
        }
        return warnings;
    }

    /// The last use recorded by the tool or the engine.
    private static Optional<Instant> lastUse(Sandbox sandbox, Lease lease) {
        return Stream.of(lease.touchedAt(), sandbox.attributes().lastActivityAt())
                .<Instant>mapMulti((time, times) -> {
                    if (time != null) {
                        times.accept(time);
                    }
                })
                .max(Instant::compareTo);
    }

    private static boolean live(Sandbox sandbox) {
        return sandbox.state().kind() != Kind.FAILED && sandbox.state().kind() != Kind.TERMINATED;
    }

    private static boolean interrupts(SandboxAction action) {
        return action == SandboxAction.DELETE || action == SandboxAction.STOP || action == SandboxAction.PAUSE;
    }

    private static boolean touches(SandboxAction action) {
        return switch (action) {
            case DELETE, STOP, PAUSE, ARCHIVE, EDIT_METADATA, OPEN_SSH, CLOSE_SSH, SET_INTERVALS, SET_OPEN_PORTS ->
                true;
            case RENEW, START, RESUME, RECOVER, TOUCH, SNAPSHOT, RESIZE, FORK, BACKUP -> false;
        };
    }

    private static String title(Lease lease) {
        String slug = lease.slug();
        return slug == null || slug.isBlank() ? Objects.requireNonNullElse(lease.id(), "") : slug;
    }

    private static List<ActionWarning> of(@Nullable Message sentence) {
        return sentence == null ? List.of() : List.of(ActionWarning.of(sentence));
    }
}

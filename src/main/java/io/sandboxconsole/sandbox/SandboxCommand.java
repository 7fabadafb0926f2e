package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A [SandboxAction] with the values needed to carry it out.
public sealed interface SandboxCommand {

    default SandboxAction action() {
        return switch (this) {
            case Simple(SandboxAction action) -> action;
            case Renew _ -> SandboxAction.RENEW;
            case EditMetadata _ -> SandboxAction.EDIT_METADATA;
            case TakeSnapshot _ -> SandboxAction.SNAPSHOT;
            case Fork _ -> SandboxAction.FORK;
            case Resize _ -> SandboxAction.RESIZE;
            case SetIntervals _ -> SandboxAction.SET_INTERVALS;
            case SetOpenPorts _ -> SandboxAction.SET_OPEN_PORTS;
        };
    }

    /// A command that only some engines support.
    sealed interface EngineSpecific extends SandboxCommand {}

    /// An action without further values. Most are [EngineSpecific]; every engine deletes, pauses and resumes.
    record Simple(SandboxAction action) implements EngineSpecific {

        public Simple {
            if (!suffices(action)) {
                throw new IllegalArgumentException(action + " needs more than its name.");
            }
        }

        /// Whether a command for `action` needs no further value.
        public static boolean suffices(SandboxAction action) {
            return switch (action) {
                case START, STOP, PAUSE, RESUME, RECOVER, TOUCH, CLOSE_SSH, BACKUP, ARCHIVE, DELETE -> true;
                case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK -> false;
            };
        }

        /// The failure of a switch branch that no simple command reaches.
        public IllegalStateException impossible() {
            return new IllegalStateException(action + " is no simple change.");
        }
    }

    /// Moves the expiry; an earlier time shortens the sandbox's life.
    record Renew(Instant expiresAt) implements SandboxCommand {}

    record EditMetadata(MetadataPatch patch) implements SandboxCommand {}

    /// Starts a snapshot; the name may be empty.
    record TakeSnapshot(String name) implements SandboxCommand {}

    /// Forks the sandbox; without a name the copy gets one.
    record Fork(@Nullable String name) implements SandboxCommand {}

    /// Processors, and memory and disk in GiB; an absent value stays unchanged.
    record Resize(
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer disk) implements EngineSpecific {}

    /// Refused where the intervals are no longer `before`: the person chose by outdated values.
    record SetIntervals(Intervals before, Intervals after) implements EngineSpecific {}

    record SetOpenPorts(boolean open) implements EngineSpecific {}
}

package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A [SandboxAction] with what it needs to be carried out.
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

    /// A change that only some engines know.
    sealed interface EngineSpecific extends SandboxCommand {}

    /// An action that its name says everything about. Most are [EngineSpecific]; every engine deletes, pauses and
    /// resumes.
    record Simple(SandboxAction action) implements EngineSpecific {

        public Simple {
            if (!suffices(action)) {
                throw new IllegalArgumentException(action + " needs more than its name.");
            }
        }

        /// Whether a change by `action` needs no value beside it.
        public static boolean suffices(SandboxAction action) {
            return switch (action) {
                case START, STOP, PAUSE, RESUME, RECOVER, TOUCH, CLOSE_SSH, BACKUP, ARCHIVE, DELETE -> true;
                case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK -> false;
            };
        }

        /// For the branch of a switch over the action that no simple change reaches.
        public IllegalStateException impossible() {
            return new IllegalStateException(action + " is no simple change.");
        }
    }

    /// Move the expiry; an earlier time shortens the sandbox's life.
    record Renew(Instant expiresAt) implements SandboxCommand {}

    record EditMetadata(MetadataPatch patch) implements SandboxCommand {}

    /// Start a snapshot; the name may be empty.
    record TakeSnapshot(String name) implements SandboxCommand {}

    /// Make another sandbox of this one; without a name it gets one.
    record Fork(@Nullable String name) implements SandboxCommand {}

    /// Processors, and memory and disk in GiB; an absent value stays as it is.
    record Resize(
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer disk) implements EngineSpecific {}

    /// Refused where the intervals are not `before` any more: the person who chose could not know.
    record SetIntervals(Intervals before, Intervals after) implements EngineSpecific {}

    record SetOpenPorts(boolean open) implements EngineSpecific {}
}

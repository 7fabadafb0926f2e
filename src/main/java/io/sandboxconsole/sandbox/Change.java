package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A [SandboxAction] with what it needs to be carried out.
public sealed interface Change {

    SandboxAction action();

    /// A change that only some engines know.
    sealed interface EngineSpecific extends Change {}

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
    record Renew(Instant expiresAt) implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.RENEW;
        }
    }

    record EditMetadata(MetadataPatch patch) implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.EDIT_METADATA;
        }
    }

    /// Start a snapshot; the name may be empty.
    record TakeSnapshot(String name) implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.SNAPSHOT;
        }
    }

    /// Make another sandbox of this one; without a name it gets one.
    record Fork(@Nullable String name) implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.FORK;
        }
    }

    /// Processors, and memory and disk in GiB; an absent value stays as it is.
    record Resize(
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer disk) implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.RESIZE;
        }
    }

    /// Refused where the intervals are not `before` any more: the person who chose could not know.
    record SetIntervals(Intervals before, Intervals after) implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.SET_INTERVALS;
        }
    }

    record SetOpenPorts(boolean open) implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.SET_OPEN_PORTS;
        }
    }
}

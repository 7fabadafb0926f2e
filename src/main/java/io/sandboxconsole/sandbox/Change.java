package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A [SandboxAction] with what it needs to be carried out.
public sealed interface Change {

    SandboxAction action();

    /// What only some engines can do.
    sealed interface EngineSpecific extends Change {}

    /// Move the expiry; an earlier time shortens the sandbox's life.
    record Renew(Instant expiresAt) implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.RENEW;
        }
    }

    record Pause() implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.PAUSE;
        }
    }

    record Resume() implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.RESUME;
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

    record Delete() implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.DELETE;
        }
    }

    /// Make another sandbox of this one; without a name it gets one.
    record Fork(@Nullable String name) implements Change {

        @Override
        public SandboxAction action() {
            return SandboxAction.FORK;
        }
    }

    record Start() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.START;
        }
    }

    record Stop() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.STOP;
        }
    }

    record Archive() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.ARCHIVE;
        }
    }

    /// Repair after a failure.
    record Recover() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.RECOVER;
        }
    }

    /// Note that the sandbox is in use.
    record Touch() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.TOUCH;
        }
    }

    record Backup() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.BACKUP;
        }
    }

    /// Processors, and memory and disk in GiB; what is absent stays.
    record Resize(
            @Nullable Integer cpu,
            @Nullable Integer memory,
            @Nullable Integer disk) implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.RESIZE;
        }
    }

    /// Refused where the intervals are not `before` any more: whoever chose could not know.
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

    /// End every way in by SSH.
    record CloseSsh() implements EngineSpecific {

        @Override
        public SandboxAction action() {
            return SandboxAction.CLOSE_SSH;
        }
    }
}

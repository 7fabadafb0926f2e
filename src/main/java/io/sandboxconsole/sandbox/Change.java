package io.sandboxconsole.sandbox;

import java.time.Instant;

/// A [SandboxAction] with what it needs to be carried out.
public sealed interface Change {

    SandboxAction action();

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
}

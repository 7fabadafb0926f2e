package io.sandboxconsole.sandbox;

/// A notification from the service to the read models, after a change of ours or a fresh read from the engine.
public sealed interface SandboxEvent {

    SandboxId id();

    /// The engine just reported this state of the sandbox.
    record Changed(Sandbox sandbox) implements SandboxEvent {

        @Override
        public SandboxId id() {
            return sandbox.id();
        }
    }

    /// The engine just reported that the sandbox does not exist.
    record Gone(SandboxId id) implements SandboxEvent {}

    /// An action was requested for the sandbox and its new state is not known yet.
    record Unsettled(SandboxId id) implements SandboxEvent {}

    /// An action on the sandbox became pending, or is pending no longer; see [PendingAction].
    record Marked(SandboxId id) implements SandboxEvent {}
}

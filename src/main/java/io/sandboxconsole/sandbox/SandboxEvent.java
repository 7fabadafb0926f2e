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

    /// An action was requested for the sandbox, and the state that it leads to is not reached or not known yet.
    ///
    /// @param unmoved whether the engine may still report the state of before the action for a while
    record Unsettled(SandboxId id, boolean unmoved) implements SandboxEvent {

        /// An action that the next read tells the outcome of.
        public Unsettled(SandboxId id) {
            this(id, false);
        }
    }

    /// The change of [Unsettled] is followed no longer: its end is known, or it was waited for long enough.
    record Settled(SandboxId id) implements SandboxEvent {}

    /// An action on the sandbox became pending, or is pending no longer; see [PendingAction].
    record Marked(SandboxId id) implements SandboxEvent {}
}

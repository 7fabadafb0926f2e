package io.sandboxconsole.sandbox;

/// What the service tells the read models after a change of ours or a fresh look at the engine.
public sealed interface SandboxEvent {

    SandboxId id();

    /// The engine just reported `sandbox` like this.
    record Changed(Sandbox sandbox) implements SandboxEvent {

        @Override
        public SandboxId id() {
            return sandbox.id();
        }
    }

    /// The engine just said that there is no such sandbox.
    record Gone(SandboxId id) implements SandboxEvent {}

    /// Something was asked of the sandbox and its new state is not known yet.
    record Unsettled(SandboxId id) implements SandboxEvent {}

    /// A change of the sandbox is underway now, or is not any more; see [PendingAction].
    record Marked(SandboxId id) implements SandboxEvent {}
}

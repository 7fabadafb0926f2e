package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// An action the engine knows, and what stands in the actor's way right now, if anything does.
public record ActionOption(SandboxAction action, @Nullable Obstacle obstacle) {

    /// Why an action is not possible now.
    public sealed interface Obstacle {

        record MissingPermission(Permission permission) implements Obstacle {}

        record WrongState(SandboxState state) implements Obstacle {}

        /// The sandbox has no expiry, and the engine cannot give it one.
        record NeverExpires() implements Obstacle {}

        /// The engine, or what the sandbox is, does not allow it; `reason` is a full sentence.
        record Refused(Message reason) implements Obstacle {}
    }

    public boolean possible() {
        return obstacle == null;
    }
}

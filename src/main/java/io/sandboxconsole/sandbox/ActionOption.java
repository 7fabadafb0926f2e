package io.sandboxconsole.sandbox;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import org.jspecify.annotations.Nullable;

/// An action that the engine knows, and the obstacle to it now, if there is one.
public record ActionOption(SandboxAction action, @Nullable Obstacle obstacle) {

    /// The reason why an action is not possible now.
    public sealed interface Obstacle {

        record MissingPermission(Permission permission) implements Obstacle {}

        record WrongState(SandboxState state) implements Obstacle {}

        /// The sandbox has no expiry, and the engine cannot give it one.
        record NeverExpires() implements Obstacle {}

        /// A lock forbids it; `reason` is a full sentence.
        record Locked(Message reason) implements Obstacle {}

        /// The engine does not allow it, or not for this kind of sandbox; `reason` is a full sentence.
        record Refused(Message reason) implements Obstacle {}
    }

    public boolean possible() {
        return obstacle == null;
    }
}

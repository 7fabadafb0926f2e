package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A requested action that the engine has not confirmed yet.
///
/// @param by the name of the actor who requested it
/// @param dueAt when it is carried out and until when it can be undone; absent once sent to the engine
public record PendingAction(
        SandboxId id,
        SandboxAction action,
        String by,
        @Nullable Instant dueAt) {}

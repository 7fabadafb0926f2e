package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change that was asked for and that the engine has not confirmed yet.
///
/// @param by the name of whoever asked for it
/// @param dueAt when it will be carried out and until when it can be undone; absent once the engine was asked
public record PendingAction(
        SandboxId id,
        SandboxAction action,
        String by,
        @Nullable Instant dueAt) {}

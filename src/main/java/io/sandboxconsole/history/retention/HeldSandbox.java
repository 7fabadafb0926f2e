package io.sandboxconsole.history.retention;

import io.sandboxconsole.sandbox.SandboxId;

/// A sandbox under legal hold.
///
/// @param title as it was last known
/// @param ended whether it has ended
public record HeldSandbox(SandboxId id, String title, boolean ended, LegalHold hold) {}

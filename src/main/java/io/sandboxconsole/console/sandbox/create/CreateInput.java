package io.sandboxconsole.console.sandbox.create;

import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import org.jspecify.annotations.Nullable;

/// Input of the create dialog: connection, team and specification.
record CreateInput(Connection connection, @Nullable String team, SandboxSpec spec) {}

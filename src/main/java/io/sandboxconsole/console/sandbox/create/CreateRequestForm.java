package io.sandboxconsole.console.sandbox.create;

import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import org.jspecify.annotations.Nullable;

/// What the create dialog hands over: where, for which team, and what.
record CreateRequestForm(Connection connection, @Nullable String team, SandboxSpec spec) {}

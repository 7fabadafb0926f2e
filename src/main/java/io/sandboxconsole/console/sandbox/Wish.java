package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.Connection;
import io.sandboxconsole.sandbox.SandboxSpec;
import org.jspecify.annotations.Nullable;

/// What the create dialog hands over: where, for which team, and what.
record Wish(Connection connection, @Nullable String team, SandboxSpec spec) {}

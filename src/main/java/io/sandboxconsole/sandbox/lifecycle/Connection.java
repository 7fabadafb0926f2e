package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.util.Map;
import java.util.Optional;

/// A configured connection: its id, its display name, the engine's host, and the provider behind it.
///
/// @param host with the port where one is given; never a path or a credential
public record Connection(ConnectionId id, String name, String host, SandboxProvider provider) {

    /// The engine's capabilities, as far as known without a call.
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    /// The problems of `spec` by field, as far as known without a call; none repeats a value.
    public Map<String, Message> problems(SandboxSpec spec) {
        return provider.problems(spec);
    }

    /// The problems of the values of `command` on `sandbox` by field, as far as known without a call.
    public Map<String, Message> problems(Sandbox sandbox, SandboxCommand command) {
        return provider.problems(sandbox, command);
    }

    /// The body by which a machine at the gateway creates `spec`, with placeholders for its secrets; empty where the
    /// gateway does not serve the engine's API.
    public Optional<?> gatewayCreation(SandboxSpec spec) {
        return provider.gatewayCreation(spec.masked());
    }
}

package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.util.Optional;

/// A configured connection: its id, what people call it, the host it leads to, and the provider behind it.
///
/// @param host with the port where one is given; never a path or a credential
public record Connection(ConnectionId id, String name, String host, SandboxProvider provider) {

    /// What the engine can do, as far as known without asking it.
    public Capabilities capabilities() {
        return provider.capabilities();
    }

    /// What one would type into a terminal to create `spec`, with places to fill in where secrets belong; nothing where
    /// the engine has no such way.
    public Optional<String> equivalentCommand(SandboxSpec spec) {
        return provider.equivalentCommand(spec.masked());
    }
}

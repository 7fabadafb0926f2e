package io.sandboxconsole.sandbox;

import io.sandboxconsole.sandbox.provider.SandboxProvider;

/// A configured connection: its id, what people call it, and the provider behind it.
public record Connection(ConnectionId id, String name, SandboxProvider provider) {

    /// What the engine can do, as far as known without asking it.
    public Capabilities capabilities() {
        return provider.capabilities();
    }
}

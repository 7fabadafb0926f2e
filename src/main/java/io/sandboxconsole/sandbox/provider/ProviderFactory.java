package io.sandboxconsole.sandbox.provider;

/// An adapter's entrance: makes a provider for each connection of its type. Makes no call.
public interface ProviderFactory {

    /// The word that selects this adapter in a connection's settings.
    String type();

    SandboxProvider connect(ConnectionSettings settings);
}

package io.sandboxconsole.sandbox.provider;

import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;

/// The entry point of an adapter: creates a provider for each connection of its type, and reads the plain environment
/// variables that define one such connection. Makes no call.
public interface ProviderFactory {

    /// The word that selects this adapter in a connection's settings, and the id of the connection that plain
    /// environment variables define.
    String type();

    /// Whether connections without a type use this adapter.
    default boolean isDefault() {
        return false;
    }

    /// The one connection that plain environment variables define; empty where they define none.
    ///
    /// @throws InvalidSettings if a required variable is missing, naming the variable
    default Optional<EnvironmentConnection> fromEnvironment(PropertyResolver environment) {
        return Optional.empty();
    }

    /// The plain environment variables that hold a credential, which must not appear in a configuration file.
    default Set<String> secretVariables() {
        return Set.of();
    }

    SandboxProvider connect(ConnectionSettings settings);
}

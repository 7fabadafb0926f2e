package io.sandboxconsole.sandbox.provider;

import java.util.Optional;
import java.util.Set;
import org.springframework.core.env.PropertyResolver;

/// An adapter's entrance: makes a provider for each connection of its type, and says which plain environment variables
/// stand for one such connection. Makes no call.
public interface ProviderFactory {

    /// The word that selects this adapter in a connection's settings. The connection of the plain environment variables
    /// has it for its id.
    String type();

    /// Whether a connection that names no type is one of this adapter's.
    default boolean isDefault() {
        return false;
    }

    /// The one connection that plain environment variables describe; empty where they describe none.
    ///
    /// @throws InvalidSettings if the variables lack something, naming the variable
    default Optional<EnvironmentConnection> fromEnvironment(PropertyResolver environment) {
        return Optional.empty();
    }

    /// The plain environment variables that hold a credential, which must not stand in a configuration file.
    default Set<String> secretVariables() {
        return Set.of();
    }

    SandboxProvider connect(ConnectionSettings settings);
}

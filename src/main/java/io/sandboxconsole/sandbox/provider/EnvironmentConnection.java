package io.sandboxconsole.sandbox.provider;

import org.jspecify.annotations.Nullable;

/// An engine named by plain environment variables: an address and a credential, which is never printed.
///
/// @param organization the engine's tenant, where the credential does not determine it
public record EnvironmentConnection(
        String url, String apiKey, @Nullable String organization) {

    @Override
    public String toString() {
        // Not the address either: some people write a password into it.
        return "EnvironmentConnection";
    }
}

package io.sandboxconsole.console.signin;

import java.time.Duration;
import java.util.List;

/// The identity provider of the sign-in, and the console as its client. Holds the client secret, which is never
/// printed.
///
/// @param issuer the provider's address; blank while none is configured
/// @param clientSecret blank for a public client
/// @param name the provider's display name; blank when not configured
record OidcSettings(
        String issuer, String clientId, String clientSecret, String name, List<String> scopes, Duration checkInterval) {

    OidcSettings {
        scopes = List.copyOf(scopes);
    }

    boolean configured() {
        return !issuer.isBlank();
    }

    @Override
    public String toString() {
        return "OidcSettings[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}

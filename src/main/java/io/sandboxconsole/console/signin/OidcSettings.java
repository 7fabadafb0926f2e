package io.sandboxconsole.console.signin;

import java.time.Duration;
import java.util.List;

/// The identity provider people sign in with, and the console as its client. Holds the client's secret, which is never
/// printed.
///
/// @param issuer the provider's address; blank while none is configured
/// @param clientSecret blank for a public client
/// @param name what people call the provider; blank when nobody has said
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

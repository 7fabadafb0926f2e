package io.sandboxconsole.gateway.auth;

import io.sandboxconsole.apikey.TestSecret;

/// Credentials for the routes of a test without a web server.
public final class TestCredentials {

    private TestCredentials() {}

    public static EndpointAccess endpointAccess() {
        return new EndpointAccess(TestSecret.of("a secret of at least 32 characters"));
    }
}

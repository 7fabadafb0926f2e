package io.sandboxconsole.demo;

import org.springframework.core.env.Environment;

/// The console's client credentials at the demo's identity provider.
record DemoCredentials(String clientId, String clientSecret) {

    static DemoCredentials of(Environment environment) {
        return new DemoCredentials(
                environment.getRequiredProperty("console.oidc.client-id"),
                environment.getRequiredProperty("console.oidc.client-secret"));
    }

    @Override
    public String toString() {
        return "DemoCredentials[clientId=%s]".formatted(clientId);
    }
}

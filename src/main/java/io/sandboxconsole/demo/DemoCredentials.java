package io.sandboxconsole.demo;

import org.springframework.core.env.Environment;

/// How the console proves to the demo's identity provider that it is the console.
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

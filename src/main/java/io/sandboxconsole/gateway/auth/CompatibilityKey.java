package io.sandboxconsole.gateway.auth;

import org.springframework.stereotype.Component;

/// Accepts the engine's own key at the gateway, for automation that cannot change its key yet. Off by default.
@Component
class CompatibilityKey {

    private final GatewayProperties properties;

    private final EngineKeys engineKeys;

    CompatibilityKey(GatewayProperties properties, EngineKeys engineKeys) {
        this.properties = properties;
        this.engineKeys = engineKeys;
    }

    boolean accepted() {
        return properties.engineKey();
    }

    boolean opens(String value) {
        return accepted() && engineKeys.own(value);
    }
}

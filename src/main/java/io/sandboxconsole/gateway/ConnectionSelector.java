package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.passthrough.EngineProxies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Selects the connection of a call: the caller's own, else the configured one (`console.gateway.connection`), else the
/// first.
@Component
class ConnectionSelector {

    private final EngineProxies engines;

    private final String configured;

    ConnectionSelector(EngineProxies engines, @Value("${console.gateway.connection:}") String configured) {
        this.engines = engines;
        this.configured = configured.strip();
    }

    /// @throws ApiError if there is no such connection
    ConnectionId of(Caller caller) {
        @Nullable ConnectionId own = caller.connection();
        return engines.open().stream()
                .filter(id -> own == null ? served(id) : id.equals(own))
                .findFirst()
                .orElseThrow(
                        () -> new ApiError(
                                503,
                                "NO_ENGINE",
                                "This gateway has no engine for you. An administrator connects one, or another key is needed."));
    }

    /// Returns whether `value` is the key of the engine that serves callers without a connection of their own.
    boolean opensWith(String value) {
        return engines.open().stream()
                .filter(this::served)
                .findFirst()
                .filter(connection -> engines.isEngineKey(connection, value))
                .isPresent();
    }

    private boolean served(ConnectionId id) {
        return configured.isEmpty() || id.value().equals(configured);
    }
}

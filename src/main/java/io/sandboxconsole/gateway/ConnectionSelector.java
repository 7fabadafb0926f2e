package io.sandboxconsole.gateway;

import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.passthrough.EngineProxies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Which connection a call goes to: the caller's own, else the configured one (`console.gateway.connection`), else the
/// first that there is.
@Component
class ConnectionSelector {

    private final EngineProxies door;

    private final String configured;

    ConnectionSelector(EngineProxies door, @Value("${console.gateway.connection:}") String configured) {
        this.door = door;
        this.configured = configured.strip();
    }

    /// @throws ApiError if there is none
    ConnectionId of(Caller caller) {
        @Nullable ConnectionId own = caller.connection();
        return door.open().stream()
                .filter(id -> own == null ? served(id) : id.equals(own))
                .findFirst()
                .orElseThrow(
                        () -> new ApiError(
                                503,
                                "NO_ENGINE",
                                "This gateway has no engine for you. An administrator connects one, or another key is needed."));
    }

    /// Whether `value` is the key of the engine that callers without a connection of their own get to.
    boolean opensWith(String value) {
        return door.open().stream()
                .filter(this::served)
                .findFirst()
                .filter(connection -> door.isEngineKey(connection, value))
                .isPresent();
    }

    private boolean served(ConnectionId id) {
        return configured.isEmpty() || id.value().equals(configured);
    }
}

package io.sandboxconsole.gateway;

import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.EngineDoor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Which connection a call goes to: the caller's own, else the configured one (`console.gateway.connection`), else the
/// first that there is.
@Component
class ServedConnection {

    private final EngineDoor door;

    private final String configured;

    ServedConnection(EngineDoor door, @Value("${console.gateway.connection:}") String configured) {
        this.door = door;
        this.configured = configured.strip();
    }

    /// @throws GatewayRefusal if there is none
    ConnectionId of(Caller caller) {
        return find(caller.connection());
    }

    /// Whether `key` is that of the engine behind the gateway.
    boolean opensWith(String key) {
        List<ConnectionId> open = door.open();
        return !open.isEmpty() && door.isEngineKey(find(null), key);
    }

    private ConnectionId find(@Nullable ConnectionId own) {
        List<ConnectionId> open = door.open();
        return open.stream()
                .filter(id -> own == null ? configured.isEmpty() || id.value().equals(configured) : id.equals(own))
                .findFirst()
                .orElseThrow(
                        () -> new GatewayRefusal(
                                503,
                                "NO_ENGINE",
                                "This gateway has no engine for you. An administrator connects one, or another key is needed."));
    }
}

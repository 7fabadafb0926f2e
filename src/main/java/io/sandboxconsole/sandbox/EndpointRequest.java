package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request for an endpoint: a port, through the engine's own proxy or directly, signed until `signedUntil` or not.
public record EndpointRequest(
        int port, boolean throughEngine, @Nullable Instant signedUntil) {

    public static final int HIGHEST_PORT = 65_535;

    public EndpointRequest {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("Port %d is not within 1..%d.".formatted(port, HIGHEST_PORT));
        }
        if (throughEngine && signedUntil != null) {
            throw new IllegalArgumentException("An endpoint through the engine's proxy cannot be signed.");
        }
    }

    /// The same endpoint without a signature, which would be a credential.
    public EndpointRequest unsigned() {
        return new EndpointRequest(port, throughEngine, null);
    }
}

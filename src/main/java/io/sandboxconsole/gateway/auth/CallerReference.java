package io.sandboxconsole.gateway.auth;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/// Names an authenticated caller without their credential, so that every console can decide their rights anew later.
public sealed interface CallerReference {

    /// One of our keys.
    record Key(UUID id) implements CallerReference {}

    /// The person of a bearer token.
    ///
    /// @param claims the claims that describe the person
    /// @param until when the token expires
    record Bearer(Map<String, Object> claims, Instant until) implements CallerReference {

        public Bearer {
            claims = Map.copyOf(claims);
        }
    }

    /// The engine's own key.
    record EngineKey() implements CallerReference {}
}

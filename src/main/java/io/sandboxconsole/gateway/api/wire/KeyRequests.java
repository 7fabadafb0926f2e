package io.sandboxconsole.gateway.api.wire;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about API keys.
public interface KeyRequests {

    /// A new key.
    ///
    /// @param name its name
    /// @param team for a service key its team, by name or label token; left out for a personal key of the caller
    /// @param role `viewer`, `operator`, `lead`, or `service` for a service key
    /// @param connection the only connection it is for; left out for all
    /// @param expiresAt when it expires; the longest life that is allowed where it is left out
    /// @param requestsPerMinute how many requests a minute it may make
    /// @param sandboxes how many sandboxes it may have at a time
    record IssueKey(
            String name,
            @Nullable String team,
            String role,
            @Nullable String connection,
            @Nullable Instant expiresAt,
            @Nullable Integer requestsPerMinute,
            @Nullable Integer sandboxes) {}

    /// A new value for a key.
    ///
    /// @param overlap how long the present value stays valid; not at all where it is left out
    record RotateKey(@Nullable Duration overlap) {}

    /// A new name for a key.
    record RenameKey(String name) {}
}

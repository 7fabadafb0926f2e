package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything about one sandbox, live or ended.
///
/// @param sandbox the sandbox; after its end as it was last known
/// @param live whether it lives
/// @param fresh whether the engine was asked just now
/// @param staleReason why it is only as last known, as a sentence; left out where it is fresh
/// @param listedAt as of when it is known, where it is not fresh
/// @param firstSeenAt when the console first saw it
/// @param end how it ended; left out while it lives
/// @param actions what the caller can do with it, and what prevents the rest
/// @param locks the locks that protect it
public record SandboxDetails(
        SandboxInfo sandbox,
        boolean live,
        boolean fresh,
        @Nullable String staleReason,
        @Nullable Instant listedAt,
        @Nullable Instant firstSeenAt,
        @Nullable EndInfo end,
        List<ActionInfo> actions,
        List<LockInfo> locks) {

    /// An action that the sandbox's engine knows.
    ///
    /// @param action such as `pause`
    /// @param possible whether the caller can take it now
    /// @param obstacle `missing-permission`, `wrong-state`, `never-expires`, `locked` or `refused`
    /// @param explanation what prevents it, as a sentence
    /// @param warnings what to know before it is taken
    public record ActionInfo(
            String action,
            boolean possible,
            @Nullable String obstacle,
            @Nullable String explanation,
            List<String> warnings) {}

    /// How a sandbox ended.
    ///
    /// @param at when
    /// @param lastSeen when it was last seen before
    /// @param cause `deleted-by-person`, `deleted-by-key`, `deleted-elsewhere`, `expired`, `auto-deleted`,
    /// `failed`, `evicted`, `gone-unwatched`, `gone` or `unknown`
    /// @param by the name of who ended it
    /// @param operation the attempt in the trail that ended it
    public record EndInfo(
            Instant at,
            Instant lastSeen,
            String cause,
            @Nullable String by,
            @Nullable String operation) {}
}

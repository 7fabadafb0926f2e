package io.sandboxconsole.gateway.api.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A sandbox as its engine reported it. Members that the engine does not report are left out.
///
/// @param connection the id of the connection
/// @param id the engine's id of the sandbox
/// @param name its display name
/// @param engine the product that runs it, such as `OpenSandbox`
/// @param state `pending`, `running`, `pausing`, `paused`, `resuming`, `stopping`, `stopped`, `terminated`,
/// `failed` or `other`
/// @param engineState the engine's own word for the state
/// @param reason the engine's word for why it is in this state
/// @param message the engine's explanation of the state
/// @param stateSince since when it is in this state
/// @param creator who created it
/// @param owner the label token of the person or key it belongs to
/// @param team the label token of its team
/// @param source what it was made from
/// @param createdAt when it was created
/// @param expiresAt when it ends by itself; left out for a sandbox that never does
/// @param entrypoint its command
/// @param platform the system it runs on
/// @param metadata its labels
/// @param machine the kind of machine, in the engine's word
/// @param region where it runs
/// @param size what it may use
/// @param lastActivityAt when the engine last saw it in use
/// @param intervals after which the engine acts on it by itself
/// @param openPorts whether its ports are open to the public
/// @param recoverable whether the engine can repair it after a failure
/// @param backup the progress of its backup, in the engine's word
/// @param lease the lease that its labels describe
/// @param locked whether a lock protects it
/// @param pending the action that was requested and is not done yet
/// @param version changes with each change that a person could go by; `If-Match` compares it
public record SandboxInfo(
        String connection,
        String id,
        @Nullable String name,
        @Nullable String engine,
        String state,
        String engineState,
        @Nullable String reason,
        @Nullable String message,
        @Nullable Instant stateSince,
        CreatorInfo creator,
        @Nullable String owner,
        @Nullable String team,
        SandboxSource source,
        @Nullable Instant createdAt,
        @Nullable Instant expiresAt,
        List<String> entrypoint,
        @Nullable SandboxPlatform platform,
        Map<String, String> metadata,
        @Nullable String machine,
        @Nullable String region,
        @Nullable SandboxSize size,
        @Nullable Instant lastActivityAt,
        @Nullable IntervalSettings intervals,
        boolean openPorts,
        boolean recoverable,
        @Nullable String backup,
        @Nullable LeaseInfo lease,
        boolean locked,
        @Nullable PendingInfo pending,
        String version) {

    /// What a sandbox was made from.
    ///
    /// @param kind `image`, `build` (the base image of a Dockerfile), `snapshot` or `unstated`
    /// @param reference the image's reference or the snapshot's id; empty where it is not known
    public record SandboxSource(String kind, String reference) {}

    /// The system that a sandbox runs on.
    public record SandboxPlatform(String os, String arch) {}

    /// What a sandbox may use: processors, and GiB of memory and disk.
    public record SandboxSize(
            @Nullable BigDecimal cpu,
            @Nullable BigDecimal memory,
            @Nullable BigDecimal disk,
            @Nullable BigDecimal gpu) {}

    /// An action that was requested and is not done yet.
    ///
    /// @param action such as `delete`
    /// @param by the name of who requested it
    /// @param dueAt until when it can be undone; left out once it is sent to the engine
    public record PendingInfo(
            String action, String by, @Nullable Instant dueAt) {}
}

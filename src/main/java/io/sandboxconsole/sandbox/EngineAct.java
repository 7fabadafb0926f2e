package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An event of a sandbox from the engine's own audit log. Every text comes from outside.
///
/// @param entry the id of its log entry
/// @param sandbox its target; for a failed call the name that the caller gave, which may be no id
/// @param action the engine's word, such as `delete` or `auto_stop`
/// @param actor the address, or else the id, of the caller
/// @param source the calling program, as it calls itself
/// @param status the response's status; absent while the call is in progress, 0 when its outcome is unknown
public record EngineAct(
        String entry,
        SandboxId sandbox,
        String action,
        String actor,
        @Nullable String keyPrefix,
        @Nullable String keySuffix,
        @Nullable String source,
        @Nullable Integer status,
        Instant at) {}

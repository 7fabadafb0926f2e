package io.sandboxconsole.sandbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something that happened to a sandbox as the engine's own log tells it. Every text comes from outside.
///
/// @param entry the log's id of it
/// @param sandbox what it happened to; for a call that failed whatever the caller named, which may be no id
/// @param action the engine's word, such as `delete` or `auto_stop`
/// @param actor the address or else the id of whoever did it
/// @param source what the calling program says it is
/// @param status the answer's status; absent while it is under way, 0 when nobody knows how it ended
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

package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A lock: nothing that passes the console ends what it protects.
///
/// @param id the id of the lock
/// @param kind `sandbox`, `creator` or `label`
/// @param connection of the one sandbox that it protects
/// @param sandbox the id of the one sandbox that it protects
/// @param creator the id of the creator whose sandboxes it protects
/// @param labelKey the key of the label whose sandboxes it protects
/// @param labelValue the value of that label
/// @param title what it protects, for people
/// @param team whose sandboxes it protects; left out for all teams
/// @param reason why
/// @param by the name of who placed it
/// @param at when it was placed
/// @param until when it ends by itself; left out where it does not
/// @param removable whether the caller may remove it
public record LockInfo(
        UUID id,
        String kind,
        @Nullable String connection,
        @Nullable String sandbox,
        @Nullable String creator,
        @Nullable String labelKey,
        @Nullable String labelValue,
        String title,
        @Nullable String team,
        String reason,
        String by,
        Instant at,
        @Nullable Instant until,
        boolean removable) {}

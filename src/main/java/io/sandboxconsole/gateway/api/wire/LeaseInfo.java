package io.sandboxconsole.gateway.api.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lease that the labels of a sandbox describe: claims, which each caller who may label the sandbox could have
/// written.
///
/// @param kind `direct`, `brokered`, `builder` or `damaged`
/// @param id the lease's own id
/// @param slug its name for people
/// @param owner the person it is leased to
/// @param keep whether the sandbox stays after the work is done
/// @param state the tool's own word for its state
/// @param createdAt when it began
/// @param touchedAt when it was last used
/// @param expiresAt when it ends, by the labels alone
/// @param lifetime how long it may last
/// @param idle how long it may be unused
/// @param pond the group it belongs to
/// @param capabilities what it offers
/// @param flaws what is wrong with the labels: `damaged-labels`, `ambiguous`, `contradicted`
public record LeaseInfo(
        String kind,
        @Nullable String id,
        @Nullable String slug,
        @Nullable String owner,
        boolean keep,
        @Nullable String state,
        @Nullable Instant createdAt,
        @Nullable Instant touchedAt,
        @Nullable Instant expiresAt,
        @Nullable Duration lifetime,
        @Nullable Duration idle,
        @Nullable String pond,
        List<String> capabilities,
        List<String> flaws) {}

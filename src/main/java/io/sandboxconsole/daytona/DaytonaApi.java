package io.sandboxconsole.daytona;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of Daytona's JSON that the adapter reads. Any of them may be absent or null; unknown ones are ignored.
final class DaytonaApi {

    private DaytonaApi() {}

    /// A row of a listing, or a whole sandbox. `env` is left out on purpose: it holds secrets.
    record Sandbox(
            @Nullable String id,
            @Nullable String organizationId,
            @Nullable String name,
            @Nullable String snapshot,
            @Nullable String state,
            @Nullable String desiredState,
            @Nullable String errorReason,
            @Nullable Map<String, @Nullable String> labels,
            @Nullable BuildInfo buildInfo,
            @Nullable Instant createdAt,
            @Nullable Instant updatedAt,
            @Nullable Instant autoDestroyAt) {}

    /// What a sandbox was built from, when it was not a snapshot.
    record BuildInfo(@Nullable String dockerfileContent) {}

    /// One page of a listing.
    record Listing(
            @Nullable List<@Nullable Sandbox> items,
            @Nullable String nextCursor) {}
}

package io.sandboxconsole.gateway.api.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A configured connection to an engine.
///
/// @param id its id
/// @param name its name for people
/// @param engine the product, such as `OpenSandbox`
/// @param host the engine's host, for those who may read about connections
/// @param actions what the engine can do with sandboxes
/// @param parts the parts of a new sandbox that only some engines take
/// @param minimumTimeout the shortest life of a new sandbox
/// @param maximumTimeout the longest life of a new sandbox
/// @param health how it is, and how old its rows are
/// @param lastAttempt when the engine was last asked for its sandboxes
/// @param nextAttempt when it will be asked next
/// @param sandboxes the number of its sandboxes, for those who may read about connections
/// @param engineVersion the engine's version, where it tells
/// @param listingTook how long the last complete listing took
/// @param interval the pause between two listings
public record ConnectionInfo(
        String id,
        String name,
        String engine,
        @Nullable String host,
        List<String> actions,
        List<String> parts,
        Duration minimumTimeout,
        @Nullable Duration maximumTimeout,
        Page.@Nullable DataAge health,
        @Nullable Instant lastAttempt,
        @Nullable Instant nextAttempt,
        @Nullable Integer sandboxes,
        @Nullable String engineVersion,
        @Nullable Duration listingTook,
        @Nullable Duration interval) {

    /// What a check of a connection found.
    ///
    /// @param connection the id of the connection
    /// @param at when it was checked
    /// @param reachable whether the engine answered
    /// @param problem why it could not be checked
    /// @param roundTrip how long a call took
    /// @param version the engine's version
    /// @param organization the engine's tenant that the console's key opens
    /// @param credential the console's key, as the engine tells of it
    /// @param clockLead by how much the engine's clock is ahead of the console's
    /// @param headRooms what is left of the engine's limits
    /// @param findings single findings
    public record CheckInfo(
            String connection,
            Instant at,
            boolean reachable,
            @Nullable String problem,
            @Nullable Duration roundTrip,
            @Nullable String version,
            @Nullable String organization,
            @Nullable CredentialInfo credential,
            @Nullable Duration clockLead,
            List<HeadRoomInfo> headRooms,
            List<FindingInfo> findings) {}

    /// The console's own key at an engine, never its value.
    ///
    /// @param kind the kind of credential
    /// @param name its name
    /// @param masked the few characters that the engine itself reveals
    /// @param expiresAt when it expires
    /// @param permissions what it may do
    public record CredentialInfo(
            String kind,
            @Nullable String name,
            @Nullable String masked,
            @Nullable Instant expiresAt,
            @Nullable List<String> permissions) {}

    /// A limit of an engine.
    ///
    /// @param limiter the engine's name for it
    /// @param remaining what is left
    /// @param limit of how many
    /// @param resetIn until the count begins anew
    public record HeadRoomInfo(
            String limiter,
            @Nullable Long remaining,
            long limit,
            @Nullable Duration resetIn) {}

    /// A finding.
    ///
    /// @param level `good`, `note`, `warning` or `missing`
    /// @param sentence what was found
    /// @param consequence what it would enable, and what to do
    public record FindingInfo(
            String level, String sentence, @Nullable String consequence) {}
}

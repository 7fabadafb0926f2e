package io.sandboxconsole.gateway.api.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The caller, and what the caller may do.
///
/// @param id the stable id
/// @param name the name for people
/// @param kind `person`, `service` or `key`
/// @param owner the label token that owns the sandboxes which the caller creates
/// @param actsFor the name of the person for whom a personal key acts
/// @param teams the names of the caller's teams
/// @param grants the caller's roles, and where they hold
/// @param permissions what the caller may do, and where
/// @param connection the only connection the caller may use
/// @param limits the limits of the caller's key
/// @param keyOptions which keys the caller may issue
public record Me(
        String id,
        String name,
        String kind,
        String owner,
        @Nullable String actsFor,
        List<String> teams,
        List<GrantInfo> grants,
        List<PermissionInfo> permissions,
        @Nullable String connection,
        @Nullable KeyLimits limits,
        @Nullable KeyOptions keyOptions) {

    /// A role within a scope.
    ///
    /// @param role `viewer`, `operator`, `lead`, `auditor`, `admin` or `service`
    /// @param scope `all`, `team`, `own` or `nothing`
    /// @param team the label token of the team
    public record GrantInfo(
            String role, String scope, @Nullable String team) {}

    /// A permission, and the sandboxes, keys or rows for which the caller holds it.
    ///
    /// @param permission such as `change-sandbox`
    /// @param everywhere whether it holds for all teams
    /// @param teams the label tokens of the teams for which it holds
    /// @param own whether it holds for what is the caller's own
    public record PermissionInfo(String permission, boolean everywhere, List<String> teams, boolean own) {}

    /// The limits of a key.
    ///
    /// @param requestsPerMinute how many requests a minute it may make
    /// @param sandboxes how many sandboxes it may have at a time
    public record KeyLimits(
            @Nullable Integer requestsPerMinute, @Nullable Integer sandboxes) {}

    /// Which keys the caller may issue.
    ///
    /// @param possible whether this console can issue keys at all
    /// @param personalRoles the roles of a personal key
    /// @param serviceRoles the roles of a service key
    /// @param everyTeam whether service keys of every team
    /// @param teams the label tokens of the teams whose service keys
    /// @param longestLifetimeDays how many days a key may live
    public record KeyOptions(
            boolean possible,
            List<String> personalRoles,
            List<String> serviceRoles,
            boolean everyTeam,
            List<String> teams,
            long longestLifetimeDays) {}
}

package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Further answers about sandboxes.
public interface SandboxAnswers {

    /// What became of an action.
    ///
    /// @param sandbox the sandbox afterwards; left out if it is gone or cannot be read yet
    /// @param pending the action that is still to come, as a deletion with a grace period
    record ActionResult(@Nullable SandboxInfo sandbox, SandboxInfo.@Nullable PendingInfo pending) {}

    /// The address of a port.
    ///
    /// @param port the port
    /// @param address host, port and path, without a scheme
    /// @param needsCredentials whether the engine asks for headers, which only a recorded reveal tells
    /// @param headers the headers to send; only in the answer to a reveal
    record EndpointInfo(
            int port,
            String address,
            boolean needsCredentials,
            @Nullable Map<String, String> headers) {

        /// Names no secret.
        @Override
        public String toString() {
            return "EndpointInfo[port=%d]".formatted(port);
        }
    }

    /// An access by SSH. It opens the sandbox to its bearer and is shown once.
    ///
    /// @param command the command to type into a terminal
    /// @param masked the same with `<token>` in place of the token
    /// @param host the host that the command connects to
    /// @param expiresAt until when it is valid
    record SshInfo(String command, String masked, @Nullable String host, Instant expiresAt) {

        /// Names no secret.
        @Override
        public String toString() {
            return "SshInfo[%s]".formatted(masked);
        }
    }

    /// Diagnostics of a sandbox as plain text, which may hold anything that runs in it printed.
    ///
    /// @param text the text
    /// @param truncated whether the engine left out its beginning
    /// @param warnings the engine's notes on the text
    record DiagnosticText(String text, boolean truncated, List<String> warnings) {}

    /// A snapshot of a sandbox, which outlives it.
    ///
    /// @param id the engine's id of it
    /// @param name its name
    /// @param state the engine's word for its state, such as `Ready`
    /// @param message the engine's explanation
    /// @param createdAt when it was taken
    record SnapshotInfo(
            String id,
            @Nullable String name,
            String state,
            @Nullable String message,
            @Nullable Instant createdAt) {}

    /// The values of one field with their numbers, the most frequent first.
    ///
    /// @param field the field as filters name it
    /// @param distinct the number of distinct values
    /// @param values the values, at most 1,000
    record FacetInfo(String field, int distinct, List<FacetCountInfo> values) {}

    /// A value of a field.
    ///
    /// @param value as filters write it
    /// @param count the number of sandboxes with it
    /// @param creator whom the value names, where the field is `creator`
    record FacetCountInfo(String value, int count, @Nullable CreatorInfo creator) {}

    /// The values of several fields. A filter applies to each field but for its own terms on that field.
    ///
    /// @param matching the number of sandboxes that match the whole filter
    /// @param facets the fields
    record Facets(
            int matching,
            List<FacetInfo> facets,
            @Nullable Instant asOf,
            @Nullable List<Page.DataAge> dataAge,
            @Nullable List<String> notes) {}

    /// A creator of sandboxes.
    ///
    /// @param creator who
    /// @param count the number of their sandboxes that match the filter
    record CreatorCount(CreatorInfo creator, int count) {}

    /// The fleet in numbers, each with the filter that finds exactly the sandboxes behind it.
    ///
    /// @param total the number of sandboxes
    /// @param facets by state, creator, team and connection
    /// @param marks what deserves attention; a sandbox may be in several of them
    /// @param ages every sandbox with a time of creation, by age
    /// @param remaining every sandbox, by the time left
    /// @param days the sandboxes of today that were created on each of the last days
    record Overview(
            int total,
            List<FacetInfo> facets,
            List<CountedFilter> marks,
            List<CountedFilter> ages,
            List<CountedFilter> remaining,
            List<CountedFilter> days,
            @Nullable Instant asOf,
            @Nullable List<Page.DataAge> dataAge,
            @Nullable List<String> notes) {}

    /// A number with the filter that finds the sandboxes behind it.
    ///
    /// @param name such as `never-expiring`, or a date
    record CountedFilter(String name, String filter, int count) {}

    /// What an engine offers to a new sandbox of the caller.
    ///
    /// @param snapshots that the caller may start from, the newest first
    /// @param regions where it may run
    record CreationOffers(List<SnapshotInfo> snapshots, List<RegionInfo> regions) {}

    /// A place where an engine runs sandboxes.
    record RegionInfo(String id, String name) {}
}

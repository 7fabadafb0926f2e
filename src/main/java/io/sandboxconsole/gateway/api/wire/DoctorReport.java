package io.sandboxconsole.gateway.api.wire;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the checks of the console and of what it depends on found.
///
/// @param at when they were made
/// @param status the worst severity of all results: `good`, `note`, `warning`, `missing` or `broken`
/// @param counts the number of results of each severity
/// @param parts what was checked
public record DoctorReport(Instant at, String status, Map<String, Long> counts, List<PartReport> parts) {

    /// One part that was checked.
    ///
    /// @param subject `configuration`, `database`, `audit-trail`, `sign-in`, `tls`, `push` or `connection`
    /// @param id the id of a connection
    /// @param name the name of a connection
    /// @param facts what is worth knowing besides, such as a version
    /// @param findings the results, worst first
    public record PartReport(
            String subject,
            @Nullable String id,
            @Nullable String name,
            Map<String, String> facts,
            List<ResultInfo> findings) {}

    /// One result.
    ///
    /// @param code the condition, which stays the same from version to version; `OK` for a passed check
    /// @param severity `good`, `note`, `warning`, `missing` or `broken`
    /// @param sentence what was found
    /// @param remedy what follows, and what to do
    /// @param runbook the section of the documentation about the code
    public record ResultInfo(
            String code,
            String severity,
            String sentence,
            @Nullable String remedy,
            @Nullable String runbook) {}
}

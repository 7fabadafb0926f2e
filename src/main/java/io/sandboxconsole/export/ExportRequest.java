package io.sandboxconsole.export;

import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/// The filter that selects the exported sandboxes, their order, and the time whose sandboxes they are.
///
/// @param at an instant of the past, in whole seconds; absent for now
public record ExportRequest(
        SandboxFilter filter, SortOrder sort, @Nullable Instant at) {

    public ExportRequest {
        at = at == null ? null : at.truncatedTo(ChronoUnit.SECONDS);
    }

    /// A request for the sandboxes of now.
    public ExportRequest(SandboxFilter filter, SortOrder sort) {
        this(filter, sort, null);
    }
}

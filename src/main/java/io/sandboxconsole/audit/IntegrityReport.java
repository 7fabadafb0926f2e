package io.sandboxconsole.audit;

import io.sandboxconsole.audit.verification.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the console's own check of the trail last found.
///
/// @param last the last row that was checked, 0 before the first check
/// @param checked when that was
/// @param checkedAll when the whole trail was checked
/// @param broken the first thing that is wrong
public record IntegrityReport(
        long last,
        @Nullable Instant checked,
        @Nullable Instant checkedAll,
        @Nullable Finding broken) {

    /// How far a check has come.
    public record Progress(long rows, long of) {}
}

package io.sandboxconsole.audit;

import io.sandboxconsole.audit.verification.Finding;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the console's own check of the trail last found.
///
/// @param last the last row up to which the trail was whole, 0 before the first check
/// @param checked when it was last checked
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

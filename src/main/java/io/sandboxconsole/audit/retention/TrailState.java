package io.sandboxconsole.audit.retention;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What there is to say of the trail before an act on it.
///
/// @param kept how long rows are kept; absent for ever
/// @param due the rows that are older and could be cut now; absent if there are none
/// @param cut the rows that were cut last; absent if none ever were
/// @param cutAt when that was
/// @param brokenAt the number of the first row behind which no checkpoint is signed, because the trail was changed;
/// absent if it was not
public record TrailState(
        @Nullable Duration kept,
        @Nullable RowRange due,
        @Nullable RowRange cut,
        @Nullable Instant cutAt,
        @Nullable Long brokenAt) {}

package io.sandboxconsole.bulk;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sandbox of a job.
///
/// @param position its place in the plan
/// @param item as the plan has it
/// @param outcome absent as long as there is none
/// @param code a stable word, such as the reason of a skip or the engine's code; empty after a success
/// @param detail a sentence without secrets
/// @param beganAt absent if it was never tried
public record JobItem(
        int position,
        PlanItem item,
        @Nullable Outcome outcome,
        String code,
        @Nullable String detail,
        @Nullable Instant beganAt,
        @Nullable Instant endedAt) {

    /// Whether a call for it is underway, or was when a console ended.
    public boolean underway() {
        return beganAt != null && outcome == null;
    }
}

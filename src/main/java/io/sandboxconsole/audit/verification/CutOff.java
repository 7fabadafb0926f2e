package io.sandboxconsole.audit.verification;

import java.time.Instant;

/// Rows that the console cut off the beginning of the trail, as its signed stone says.
///
/// @param by the id of a person, or of the console
public record CutOff(RowSpan rows, long count, Instant time, String by, String reason) {

    @Override
    public String toString() {
        return "cut off: rows %s (%d), on %s by “%s”. %s".formatted(rows, count, time, by, reason);
    }
}

package io.sandboxconsole.sandbox;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A sandbox over time: as it is or was last known, since when it is known, and how it ended.
///
/// @param firstSeen when the console first saw it
/// @param end absent while it lives
public record Life(
        Sandbox sandbox, Instant firstSeen, @Nullable End end) {

    /// A sandbox that lives.
    public Life(Sandbox sandbox, Instant firstSeen) {
        this(sandbox, firstSeen, null);
    }

    /// When it began: its creation as the engine states it, or else when it was first seen.
    public Instant begin() {
        Instant created = sandbox.createdAt();
        return created == null || created.isAfter(firstSeen) ? firstSeen : created;
    }

    /// Whether it lived at `moment`.
    public boolean alive(Instant moment) {
        return !moment.isBefore(begin()) && (end == null || moment.isBefore(end.at()));
    }

    /// How long it has lived, until its end or `now`; never negative.
    public Duration lived(Instant now) {
        Instant until = end == null ? now : end.at();
        Duration lived = Duration.between(begin(), until);
        return lived.isNegative() ? Duration.ZERO : lived;
    }
}

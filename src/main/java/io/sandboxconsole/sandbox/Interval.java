package io.sandboxconsole.sandbox;

import java.time.Duration;

/// The delay after which an engine acts on a sandbox by itself. Each engine has its own numbers for these meanings,
/// which only its adapter knows.
///
/// @param time zero for every meaning but [When#AFTER]
public record Interval(When when, Duration time) {

    /// The engine's usual delay in a request; in a sandbox, one that the engine does not tell.
    public static final Interval UNSTATED = new Interval(When.UNSTATED, Duration.ZERO);

    /// The engine never acts.
    public static final Interval NEVER = new Interval(When.NEVER, Duration.ZERO);

    /// The engine acts as soon as it can.
    public static final Interval AT_ONCE = new Interval(When.AT_ONCE, Duration.ZERO);

    /// The engine acts as late as it allows.
    public static final Interval LATEST = new Interval(When.LATEST, Duration.ZERO);

    /// The kind of delay.
    public enum When {
        UNSTATED,
        NEVER,
        AT_ONCE,
        LATEST,
        AFTER
    }

    public Interval {
        if (when != When.AFTER && !time.isZero()) {
            throw new IllegalArgumentException(when + " has no time.");
        }
    }

    /// The engine acts after `time`.
    public static Interval after(Duration time) {
        return new Interval(When.AFTER, time);
    }

    /// Whether it is known that the engine acts at some time.
    public boolean acts() {
        return switch (when) {
            case UNSTATED, NEVER -> false;
            case AT_ONCE, LATEST, AFTER -> true;
        };
    }
}

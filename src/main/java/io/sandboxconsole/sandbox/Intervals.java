package io.sandboxconsole.sandbox;

/// The intervals after which an engine stops, pauses, archives or deletes a sandbox by itself.
///
/// @param stop time without activity
/// @param pause time without activity
/// @param archive time since the stop
/// @param delete time since the stop
public record Intervals(Interval stop, Interval pause, Interval archive, Interval delete) {

    /// No interval is stated: the engine's usual ones for a new sandbox, and unknown ones of another.
    public static final Intervals NONE =
            new Intervals(Interval.UNSTATED, Interval.UNSTATED, Interval.UNSTATED, Interval.UNSTATED);

    /// Whether the sandbox is deleted as soon as it stops.
    public boolean ephemeral() {
        return delete.equals(Interval.AT_ONCE);
    }

    /// Whether it is known that nothing stops or pauses the sandbox for want of activity.
    public boolean runsOn() {
        return stop.equals(Interval.NEVER) && !pause.acts();
    }

    /// Whether it is known that the sandbox is neither stopped nor deleted.
    public boolean neverStops() {
        return stop.equals(Interval.NEVER) && !delete.acts();
    }

    public Intervals withStop(Interval other) {
        return new Intervals(other, pause, archive, delete);
    }

    public Intervals withPause(Interval other) {
        return new Intervals(stop, other, archive, delete);
    }

    public Intervals withArchive(Interval other) {
        return new Intervals(stop, pause, other, delete);
    }

    public Intervals withDelete(Interval other) {
        return new Intervals(stop, pause, archive, other);
    }
}

package io.sandboxconsole.bulk;

/// The state of a job. The names are stored.
public enum JobState {
    /// Started, and waits for the end of its grace period: all of it can be undone.
    WAITING,
    RUNNING,
    PAUSED,
    /// Nothing of it is left to do.
    DONE,
    /// Ended before all was done.
    CANCELLED;

    /// Whether it goes on by itself or by a person's hand.
    public boolean open() {
        return switch (this) {
            case WAITING, RUNNING, PAUSED -> true;
            case DONE, CANCELLED -> false;
        };
    }

    /// Whether a job in this state may come into the state `next`.
    boolean leadsTo(JobState next) {
        return switch (this) {
            case WAITING -> next == RUNNING || next == CANCELLED;
            case RUNNING -> next == PAUSED || next == DONE || next == CANCELLED;
            case PAUSED -> next == RUNNING || next == CANCELLED;
            case DONE, CANCELLED -> false;
        };
    }
}

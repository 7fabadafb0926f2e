package io.sandboxconsole.bulk;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;

/// Reports that nothing was done to a job as a whole, because there is none or its state has no such step.
public final class JobRefused extends RuntimeException implements RecordedFailure {

    private final Why why;

    private final boolean hidden;

    JobRefused(Why why) {
        this(why, false);
    }

    private JobRefused(Why why, boolean hidden) {
        super(why.explanation().toString());
        this.why = why;
        this.hidden = hidden;
    }

    /// Reports that the actor knows of no such job.
    ///
    /// @param hidden whether there is one, which only the trail learns
    public static JobRefused unknown(boolean hidden) {
        return new JobRefused(Why.UNKNOWN, hidden);
    }

    /// The reasons.
    public enum Why {
        /// There is no such job, or the actor may not know of it.
        UNKNOWN,
        /// The actor could not have started it.
        NOT_PERMITTED,
        /// It is in another state meanwhile.
        STATE,
        /// Nothing of it failed.
        NOTHING_FAILED;

        Message explanation() {
            return switch (this) {
                case UNKNOWN -> Message.of("problem.bulk.job-unknown");
                case NOT_PERMITTED -> Message.of("problem.bulk.job-not-permitted");
                case STATE -> Message.of("problem.bulk.job-state");
                case NOTHING_FAILED -> Message.of("problem.bulk.nothing-failed");
            };
        }
    }

    public Why why() {
        return why;
    }

    @Override
    public String code() {
        return switch (why) {
            case UNKNOWN -> "not-found";
            case NOT_PERMITTED -> "job-not-permitted";
            case STATE -> "job-state";
            case NOTHING_FAILED -> "nothing-failed";
        };
    }

    @Override
    public Message explanation() {
        return why.explanation();
    }

    @Override
    public boolean denied() {
        return hidden || why == Why.NOT_PERMITTED;
    }
}

package io.sandboxconsole.bulk;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;
import java.util.Locale;

/// Reports that a plan was not started. Nothing was done.
public final class PlanRefused extends RuntimeException implements RecordedFailure {

    private final Why why;

    private final boolean hidden;

    PlanRefused(Why why) {
        this(why, false);
    }

    private PlanRefused(Why why, boolean hidden) {
        super(why.explanation().toString());
        this.why = why;
        this.hidden = hidden;
    }

    /// Reports that the actor knows of no such plan.
    ///
    /// @param hidden whether there is one, which only the trail learns
    public static PlanRefused unknown(boolean hidden) {
        return new PlanRefused(Why.UNKNOWN, hidden);
    }

    /// The reasons.
    public enum Why {
        /// There is no such plan, or the actor may not know of it.
        UNKNOWN,
        /// It takes no sandbox.
        EMPTY,
        EXPIRED,
        /// It is not the plan that was shown, or its rows were changed since.
        HASH,
        /// It was started before.
        STARTED,
        /// A belt stops it.
        BLOCKED,
        COUNT_NOT_TYPED,
        COUNT_WRONG,
        /// More than the actor may act on at once now.
        TOO_MANY;

        Message explanation() {
            return switch (this) {
                case UNKNOWN -> Message.of("problem.bulk.unknown");
                case EMPTY -> Message.of("problem.bulk.empty");
                case EXPIRED -> Message.of("problem.bulk.expired");
                case HASH -> Message.of("problem.bulk.hash");
                case STARTED -> Message.of("problem.bulk.started");
                case BLOCKED -> Message.of("problem.bulk.blocked");
                case COUNT_NOT_TYPED -> Message.of("problem.bulk.count-not-typed");
                case COUNT_WRONG -> Message.of("problem.bulk.count-wrong");
                case TOO_MANY -> Message.of("problem.bulk.too-many");
            };
        }
    }

    public Why why() {
        return why;
    }

    @Override
    public String code() {
        return "plan-" + why.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public Message explanation() {
        return why.explanation();
    }

    @Override
    public boolean denied() {
        return hidden;
    }
}

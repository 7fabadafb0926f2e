package io.sandboxconsole.access;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.SessionCheck.Standing;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.i18n.Message;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Runs every change: decides, records the intent, executes, records the outcome, in that order, every time.
///
/// Blocks on the trail's database; safe for use by several threads.
@Component
public class Guard {

    private static final Ending SUCCEEDED = new Ending(Result.SUCCEEDED, "", "", null);

    private final AccessPolicy policy;

    private final AuditRecorder auditRecorder;

    private final SessionCheck sessionCheck;

    Guard(AccessPolicy policy, AuditRecorder auditRecorder, SessionCheck sessionCheck) {
        this.policy = policy;
        this.auditRecorder = auditRecorder;
        this.sessionCheck = sessionCheck;
    }

    /// Returns whether `actor` may perform `operation`; for showing and hiding, never for enforcing.
    public boolean allows(Actor actor, Operation operation) {
        return policy.decide(actor, operation) == Decision.GRANTED;
    }

    /// Returns the sandboxes for which `actor` holds `permission`.
    public AccessScope scope(Actor actor, Permission permission) {
        return policy.reach(actor, permission);
    }

    /// Permits a read, or records and throws the denial. A granted read leaves no row.
    ///
    /// @throws AccessDenied if the policy denies it
    public void check(Actor actor, Operation operation) {
        var decision = policy.decide(actor, operation);
        switch (decision) {
            case GRANTED -> {}
            case DENIED, HIDDEN -> throw denied(actor, operation, decision == Decision.HIDDEN);
        }
    }

    /// Runs `work` as `actor` between an intent and an outcome row. The grants that count are those of now, not those
    /// of the moment at which `actor` was made.
    ///
    /// @throws SessionRefused if the person's session has ended or cannot be checked; `work` has not run
    /// @throws AccessDenied if the policy denies it; `work` has not run
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the intent cannot be recorded; `work` has not run
    public <T> T call(Actor actor, Operation operation, Supplier<T> work) {
        return callKnowing(actor, operation, work, _ -> operation);
    }

    /// Like the overload, for work whose target is only known afterwards: `found` returns it for the outcome row.
    public <T> T call(Actor actor, Operation operation, Supplier<T> work, Function<T, Target> found) {
        return callKnowing(actor, operation, work, result -> operation.on(found.apply(result)));
    }

    /// Like the overload, for work of which target or changes are only known afterwards: `known` returns the operation
    /// for the outcome row.
    public <T> T callKnowing(Actor actor, Operation operation, Supplier<T> work, Function<T, Operation> known) {
        var standing = standing(actor, operation);
        check(standing.actor(), operation);
        return recorded(standing, operation, work, result -> new Outcome(known.apply(result), SUCCEEDED));
    }

    /// Like [#call], for work without a result.
    public void run(Actor actor, Operation operation, Runnable work) {
        call(actor, operation, () -> {
            work.run();
            return operation;
        });
    }

    /// Like the overload; `summary` describes in the outcome row what the work did.
    ///
    /// @param summary a sentence in English, without secrets
    public void run(Actor actor, Operation operation, Runnable work, String summary) {
        var standing = standing(actor, operation);
        check(standing.actor(), operation);
        var ending = new Ending(Result.SUCCEEDED, "", summary, null);
        recorded(
                standing,
                operation,
                () -> {
                    work.run();
                    return operation;
                },
                _ -> new Outcome(operation, ending));
    }

    /// Runs `work` on the sandboxes in the scope of the actor that it gets, which is `actor` with its present grants,
    /// between an intent and an outcome row; `summary` describes the result in the outcome row. The work itself
    /// stays within [#scope].
    ///
    /// @throws SessionRefused if the person's session has ended or cannot be checked; `work` has not run
    /// @throws AccessDenied if the scope is empty; `work` has not run
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the intent cannot be recorded; `work` has not run
    public <T> T callWithinReach(
            Actor actor, Operation operation, Function<Actor, T> work, Function<T, String> summary) {
        var standing = standing(actor, operation);
        if (scope(standing.actor(), operation.permission()).isEmpty()) {
            throw denied(standing.actor(), operation, false);
        }
        return recorded(
                standing,
                operation,
                () -> work.apply(standing.actor()),
                result -> new Outcome(operation, new Ending(Result.SUCCEEDED, "", summary.apply(result), null)));
    }

    /// Runs the preparation of a decision, such as reading the target. An attempt that ends here is recorded as failed.
    public <T> T prepare(Actor actor, Operation operation, Supplier<T> work) {
        try {
            return work.get();
        } catch (RuntimeException failure) {
            failed(actor, operation, failure);
            throw failure;
        }
    }

    /// Records an attempt that failed before its decision and changed no sandbox.
    public void failed(Actor actor, Operation operation, RuntimeException failure) {
        auditRecorder.refused(actor, operation, ending(failure));
    }

    /// The content of the outcome row.
    private record Outcome(Operation operation, Ending ending) {}

    /// Returns the actor as of now, or records and throws the refusal.
    private Standing standing(Actor actor, Operation operation) {
        try {
            return sessionCheck.before(actor);
        } catch (SessionRefused refused) {
            auditRecorder.refused(
                    actor,
                    operation,
                    new Ending(
                            Result.DENIED, refused.code(), refused.explanation().toString(), null));
            throw refused;
        }
    }

    private <T> T recorded(Standing standing, Operation operation, Supplier<T> work, Function<T, Outcome> outcome) {
        var attempt = auditRecorder.intent(standing.actor(), operation);
        T result;
        try {
            result = work.get();
        } catch (RuntimeException | Error failure) {
            attempt.ended(operation, noted(ending(failure), standing.uncheckedSince()));
            throw failure;
        }
        var ended = outcome.apply(result);
        attempt.ended(ended.operation(), noted(ended.ending(), standing.uncheckedSince()));
        return result;
    }

    /// Adds since when the rights of the actor are unchecked.
    private static Ending noted(Ending ending, @Nullable Instant uncheckedSince) {
        if (uncheckedSince == null) {
            return ending;
        }
        String note = Message.of("problem.session.rights-as-of", uncheckedSince.toString())
                .toString();
        String detail = ending.detail().isEmpty() ? note : ending.detail() + " " + note;
        return new Ending(ending.result(), ending.code(), detail, ending.engineRequestId());
    }

    private AccessDenied denied(Actor actor, Operation operation, boolean hidden) {
        var denial = new AccessDenied(actor, operation, hidden);
        String code = hidden ? Ending.OUT_OF_SCOPE : operation.permission().word();
        auditRecorder.refused(
                actor, operation, new Ending(Result.DENIED, code, String.valueOf(denial.getMessage()), null));
        return denial;
    }

    private static Ending ending(Throwable failure) {
        if (failure instanceof RecordedFailure recorded) {
            return new Ending(
                    recorded.denied() ? Result.DENIED : recorded.unclear() ? Result.UNCLEAR : Result.FAILED,
                    recorded.code(),
                    recorded.explanation().toString(),
                    recorded.engineRequestId());
        }
        String type = failure.getClass().getSimpleName();
        return new Ending(Result.FAILED, "internal", "The console failed with %s.".formatted(type), null);
    }
}

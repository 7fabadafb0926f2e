package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.i18n.SafeText;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records actors and operations as rows of the audit trail.
///
/// An intent that cannot be written fails the operation. A past event cannot fail any more: its row waits in the
/// [AuditBacklog] until the database takes it.
@Component
class AuditRecorder implements TrailReads {

    private static final int LONGEST_FILTER = 1_000;

    private final AuditTrail trail;

    private final Clock clock;

    private final AuditBacklog backlog;

    /// The attempts of this console whose outcome is not recorded yet.
    private final Set<UUID> open = ConcurrentHashMap.newKeySet();

    AuditRecorder(AuditTrail trail, AuditBacklog backlog, Clock clock) {
        this.trail = trail;
        this.backlog = backlog;
        this.clock = clock;
    }

    Attempt intent(Actor actor, Operation operation) {
        var number = UUID.randomUUID();
        open.add(number);
        try {
            RecordedRows.note(trail.append(List.of(event(number, Phase.INTENT, actor, operation, null))));
        } catch (RuntimeException unwritten) {
            open.remove(number);
            throw unwritten;
        }
        return (ended, ending) -> {
            RecordedRows.note(backlog.keepAtAnyCost(event(number, Phase.OUTCOME, actor, ended, ending)));
            open.remove(number);
        };
    }

    /// Returns whether the attempt `number` is underway here, or its outcome waits here.
    boolean isOpen(UUID number) {
        return open.contains(number) || backlog.holds(number);
    }

    /// Records an attempt that was never begun, also as a pair of rows, so that all attempts can be counted alike.
    void refused(Actor actor, Operation operation, Ending ending) {
        var number = UUID.randomUUID();
        RecordedRows.note(backlog.keep(List.of(
                event(number, Phase.INTENT, actor, operation, null),
                event(number, Phase.OUTCOME, actor, operation, ending))));
    }

    @Override
    public void asked(Actor actor, String filter) {
        String safe = SafeText.escapedLine(filter.substring(0, Math.min(filter.length(), LONGEST_FILTER)));
        // Not in the sentence, which is searched: else each search would find itself.
        var chosen = FieldChanges.NONE.and("filter", null, safe.isEmpty() ? "all entries" : safe);
        happened(actor, "read-audit", new Ending(Result.SUCCEEDED, "", "", null), chosen);
    }

    void happened(Actor actor, String action, Ending ending) {
        happened(actor, action, ending, FieldChanges.NONE);
    }

    void happened(Actor actor, String action, Ending ending, FieldChanges changes) {
        backlog.keep(List.of(new AuditEvent(
                clock.instant(),
                UUID.randomUUID(),
                Phase.EVENT,
                who(actor),
                action,
                what(Target.CONSOLE),
                ending,
                context(actor, null, changes))));
    }

    private AuditEvent event(UUID number, Phase phase, Actor actor, Operation operation, @Nullable Ending ending) {
        return new AuditEvent(
                clock.instant(),
                number,
                phase,
                who(actor),
                operation.action(),
                what(operation.target()),
                ending,
                context(actor, operation.reason(), operation.changes()));
    }

    static Context context(Actor actor, @Nullable String reason, FieldChanges changes) {
        CallDetails call = actor.origin().call();
        Actor.@Nullable Person behalf = actor.behalf();
        return new Context(
                call.caller(),
                call.userAgent(),
                call.request(),
                null,
                call.job(),
                behalf == null ? null : behalf.label(),
                behalf == null ? null : behalf.name(),
                reason,
                changes.all());
    }

    static What what(Target target) {
        return new What(target.connection(), target.id(), target.name(), target.team(), target.owner());
    }

    static Who who(Actor actor) {
        Origin origin = actor.origin();
        return new Who(actor.id().value(), actor.name(), word(actor.kind()), word(origin.door()), origin.address());
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /// An attempt whose intent is recorded and whose outcome is still open.
    interface Attempt {

        /// Records how the attempt ended.
        ///
        /// @param operation as it is known now
        void ended(Operation operation, Ending ending);
    }
}

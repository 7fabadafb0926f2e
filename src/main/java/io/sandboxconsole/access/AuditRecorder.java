package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Records actors and operations as rows of the audit trail.
///
/// An intent that cannot be written fails the operation. A past event cannot fail any more: its row waits in the
/// [AuditBacklog] until the database takes it.
@Component
class AuditRecorder {

    private final AuditTrail trail;

    private final Clock clock;

    private final AuditBacklog backlog;

    AuditRecorder(AuditTrail trail, AuditBacklog backlog, Clock clock) {
        this.trail = trail;
        this.backlog = backlog;
        this.clock = clock;
    }

    Attempt intent(Actor actor, Operation operation) {
        var number = UUID.randomUUID();
        trail.append(List.of(event(number, Phase.INTENT, actor, operation.action(), operation.target(), null)));
        return (target, ending) ->
                backlog.keepAtAnyCost(event(number, Phase.OUTCOME, actor, operation.action(), target, ending));
    }

    /// Records an attempt that was never begun, also as a pair of rows, so that all attempts can be counted alike.
    void refused(Actor actor, Operation operation, Ending ending) {
        var number = UUID.randomUUID();
        var target = operation.target();
        backlog.keep(List.of(
                event(number, Phase.INTENT, actor, operation.action(), target, null),
                event(number, Phase.OUTCOME, actor, operation.action(), target, ending)));
    }

    void happened(Actor actor, String action, Ending ending) {
        backlog.keep(List.of(event(UUID.randomUUID(), Phase.EVENT, actor, action, Target.CONSOLE, ending)));
    }

    private AuditEvent event(
            UUID number, Phase phase, Actor actor, String action, Target target, @Nullable Ending ending) {
        return new AuditEvent(clock.instant(), number, phase, who(actor), action, what(target), ending);
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

        void ended(Target target, Ending ending);
    }
}

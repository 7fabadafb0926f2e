package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.AuditUnavailable;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Puts actors and operations into the trail's words.
///
/// An intent that cannot be written is refused. What has already happened cannot be refused any more: such a row waits
/// here until the database takes it.
@Component
class Recorder {

    private static final Logger log = LoggerFactory.getLogger(Recorder.class);

    private final AuditTrail trail;

    private final Clock clock;

    private final Queue<AuditEvent> waiting = new ConcurrentLinkedQueue<>();

    Recorder(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    Attempt intent(Actor actor, Operation operation) {
        var number = UUID.randomUUID();
        trail.append(List.of(event(number, Phase.INTENT, actor, operation.action(), operation.target(), null)));
        return (target, ending) ->
                keep(List.of(event(number, Phase.OUTCOME, actor, operation.action(), target, ending)));
    }

    /// An attempt that was never begun is a pair of rows too, so that all attempts can be counted alike.
    void refused(Actor actor, Operation operation, Ending ending) {
        var number = UUID.randomUUID();
        var target = operation.target();
        keep(List.of(
                event(number, Phase.INTENT, actor, operation.action(), target, null),
                event(number, Phase.OUTCOME, actor, operation.action(), target, ending)));
    }

    void happened(Actor actor, String action, Ending ending) {
        keep(List.of(event(UUID.randomUUID(), Phase.EVENT, actor, action, Target.CONSOLE, ending)));
    }

    /// Writes what waits, oldest first.
    @Scheduled(fixedDelayString = "PT10S")
    void catchUp() {
        if (!waiting.isEmpty()) {
            keep(List.of());
        }
    }

    private synchronized void keep(List<AuditEvent> events) {
        waiting.addAll(events);
        List<AuditEvent> batch = new ArrayList<>(waiting);
        try {
            trail.append(batch);
            waiting.clear();
        } catch (AuditUnavailable failure) {
            log.error("{} audit rows wait in memory, because the database does not take them.", batch.size(), failure);
        }
    }

    private AuditEvent event(
            UUID number, Phase phase, Actor actor, String action, Target target, @Nullable Ending ending) {
        var what = new What(target.connection(), target.id(), target.name(), target.team(), target.owner());
        // PostgreSQL keeps microseconds; a row reads back exactly as it was written.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return new AuditEvent(now, number, phase, who(actor), action, what, ending);
    }

    private static Who who(Actor actor) {
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

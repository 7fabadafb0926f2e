package io.sandboxconsole.access;

import io.sandboxconsole.access.IntentCheck.Finding;
import io.sandboxconsole.access.IntentCheck.Intent;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.AuditIntents;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.LeadershipLost;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Finds attempts that a crash left without an outcome, looks at the engine what became of each, and records that as a
/// row of its own: an event `reconcile` whose parent is the attempt. One console does it at a time; each attempt gets
/// one such row, also when consoles take over from each other. Blocks on the database and on engines.
@Component
class IntentReconciler {

    private static final String RECONCILE = "reconcile";

    /// Longer than any attempt takes: the longest waits five minutes for a sandbox to start, and its engine's
    /// time-outs.
    static final Duration LONGEST_ATTEMPT = Duration.ofMinutes(15);

    /// How long an engine that does not answer is asked again.
    static final Duration PATIENCE = Duration.ofDays(1);

    /// Steps of [AuditIntents] in one round.
    private static final int STEPS = 20;

    private static final Who CONSOLE = new Who("console", "Sandbox Console", "system", "system", null);

    private static final Logger log = LoggerFactory.getLogger(IntentReconciler.class);

    private final AuditIntents intents;

    private final AuditTrail trail;

    private final AuditRecorder auditRecorder;

    private final IntentCheck check;

    private final LeaderLease lease;

    private final Clock clock;

    private final DatabaseOutage outage = new DatabaseOutage(log, "Attempts without an outcome wait");

    @Autowired
    IntentReconciler(
            AuditIntents intents,
            AuditTrail trail,
            AuditRecorder auditRecorder,
            Optional<IntentCheck> check,
            Leadership leadership,
            Clock clock) {
        this(intents, trail, auditRecorder, check.orElse(IntentCheck.NONE), leadership, clock);
    }

    IntentReconciler(
            AuditIntents intents,
            AuditTrail trail,
            AuditRecorder auditRecorder,
            IntentCheck check,
            Leadership leadership,
            Clock clock) {
        this.intents = intents;
        this.trail = trail;
        this.auditRecorder = auditRecorder;
        this.check = check;
        this.lease = leadership.of("intents");
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void reconcile() {
        lease.tryAcquireOrRenew().ifPresent(token -> outage.run(() -> walk(token)));
    }

    private void walk(FencingToken token) {
        try {
            boolean settled = true;
            long from = intents.settled();
            for (int step = 0; step < STEPS; step++) {
                OptionalLong last = intents.next(from, clock.instant().minus(LONGEST_ATTEMPT));
                if (last.isEmpty()) {
                    return;
                }
                settled &= settle(intents.open(from, last.getAsLong()));
                from = last.getAsLong();
                if (settled) {
                    long number = from;
                    lease.fenced(token, () -> intents.settle(number));
                }
            }
        } catch (LeadershipLost lost) {
            log.debug("Another console looks for attempts without an outcome.", lost);
        }
    }

    /// Returns whether nothing is left to be asked later.
    private boolean settle(List<AuditRow> open) {
        Set<UUID> done = intents.existing(open.stream()
                .map(row -> reconciliation(row.event().operation()))
                .collect(Collectors.toUnmodifiableSet()));
        boolean all = true;
        for (AuditRow row : open) {
            if (!done.contains(reconciliation(row.event().operation()))) {
                all &= settle(row.event());
            }
        }
        return all;
    }

    private boolean settle(AuditEvent intent) {
        if (auditRecorder.isOpen(intent.operation())) {
            return false;
        }
        var finding = check.check(intent(intent));
        boolean patient = clock.instant().isBefore(intent.at().plus(PATIENCE));
        if (finding == Finding.SILENT && patient) {
            return false;
        }
        trail.appendMissing(List.of(row(intent, finding)));
        return true;
    }

    private static Intent intent(AuditEvent event) {
        What what = event.what();
        return new Intent(
                event.action(),
                what == null ? null : what.connection(),
                what == null ? null : what.id(),
                new FieldChanges(event.context().changes()));
    }

    private AuditEvent row(AuditEvent intent, Finding finding) {
        Instant now = clock.instant();
        var context = new Context(
                "job", null, intent.context().request(), intent.operation(), "intents", null, null, null, List.of());
        return new AuditEvent(
                now,
                reconciliation(intent.operation()),
                Phase.EVENT,
                CONSOLE,
                RECONCILE,
                intent.what(),
                ending(intent, finding),
                context);
    }

    private static Ending ending(AuditEvent intent, Finding finding) {
        String attempt = "“%s” of %s at %s has no outcome"
                .formatted(intent.action(), intent.who().name(), intent.at());
        return switch (finding) {
            case DONE -> new Ending(Result.SUCCEEDED, "done", attempt + "; the engine shows it as done.", null);
            case NOT_DONE ->
                new Ending(Result.FAILED, "not-done", attempt + "; the engine shows it as not done.", null);
            case UNTOLD -> new Ending(Result.UNCLEAR, "unknown", attempt + ", and the engine does not show it.", null);
            case SILENT ->
                new Ending(
                        Result.UNCLEAR,
                        "no-answer",
                        attempt + ", and the engine has not answered for %d hours.".formatted(PATIENCE.toHours()),
                        null);
        };
    }

    /// Returns the id of the row about an attempt, always the same: the chain takes it once.
    private static UUID reconciliation(UUID attempt) {
        return UUID.nameUUIDFromBytes((RECONCILE + ":" + attempt).getBytes(StandardCharsets.UTF_8));
    }
}

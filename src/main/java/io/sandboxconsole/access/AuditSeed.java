package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditTrail;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Adds rows about attempts from before the console was there, in place of weeks of use: for a demo. Blocks on the
/// database.
@Component
public class AuditSeed {

    private final AuditTrail trail;

    AuditSeed(AuditTrail trail) {
        this.trail = trail;
    }

    /// An attempt that succeeded.
    ///
    /// @param number the same each time, so that its rows are written once
    public record PastAttempt(UUID number, Actor actor, Operation operation, Instant begun, Instant ended) {}

    /// Adds the rows that are not there yet.
    public void add(List<PastAttempt> attempts) {
        trail.appendMissing(attempts.stream()
                .sorted(Comparator.comparing(PastAttempt::begun))
                .flatMap(AuditSeed::rows)
                .toList());
    }

    private static Stream<AuditEvent> rows(PastAttempt attempt) {
        var who = AuditRecorder.who(attempt.actor());
        var action = attempt.operation().action();
        var what = AuditRecorder.what(attempt.operation().target());
        return Stream.of(
                new AuditEvent(attempt.begun(), attempt.number(), Phase.INTENT, who, action, what, null),
                new AuditEvent(
                        attempt.ended(),
                        attempt.number(),
                        Phase.OUTCOME,
                        who,
                        action,
                        what,
                        new Ending(Result.SUCCEEDED, "", "", null)));
    }
}

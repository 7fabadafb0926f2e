package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Records callers that failed to authenticate at an entry point for machines.
///
/// The same failure of the same caller leaves one row a minute, and all of them together [#CAPACITY], so that callers
/// cannot fill the trail by trying. A failure stands also when the trail cannot be written. Blocks on the database;
/// safe for use by several threads.
@Component
public class AuthenticationFailureLog {

    static final Duration PACE = Duration.ofMinutes(1);

    static final int CAPACITY = 1_000;

    private static final Logger log = LoggerFactory.getLogger(AuthenticationFailureLog.class);

    private final AuditRecorder auditRecorder;

    private final Clock clock;

    /// Oldest first.
    private final Map<Failure, Instant> recent = new LinkedHashMap<>();

    AuthenticationFailureLog(AuditRecorder auditRecorder, Clock clock) {
        this.auditRecorder = auditRecorder;
        this.clock = clock;
    }

    /// Records a failed authentication of `actor`.
    ///
    /// @param code a stable word for the reason, without any text the caller sent
    public void refused(Actor actor, String code) {
        if (!due(new Failure(actor.origin().address(), actor.id(), code))) {
            return;
        }
        try {
            auditRecorder.happened(actor, "authenticate", new Ending(Result.DENIED, code, "", null));
        } catch (AuditUnavailable failure) {
            log.error("A refused caller ({}) could not be recorded.", code, failure);
        }
    }

    private synchronized boolean due(Failure failure) {
        var now = clock.instant();
        var old = recent.entrySet().iterator();
        while (old.hasNext() && !now.isBefore(old.next().getValue().plus(PACE))) {
            old.remove();
        }
        if (recent.size() >= CAPACITY) {
            return false;
        }
        return recent.putIfAbsent(failure, now) == null;
    }

    private record Failure(@Nullable String address, ActorId actor, String code) {}
}

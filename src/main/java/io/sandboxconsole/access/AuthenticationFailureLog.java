package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Records callers that failed to authenticate at an entry point for machines.
///
/// The same failure of the same caller leaves one row a minute, the failures from one network address [#MOST_OF_ONE],
/// and all of them together [#MOST], so that callers cannot fill the trail by trying. Failures beyond these limits are
/// counted in one row a minute with their addresses. A failure stands also when the trail cannot be written. Blocks on
/// the database; safe for use by several threads.
@Component
public class AuthenticationFailureLog {

    static final Duration PACE = Duration.ofMinutes(1);

    static final int MOST_OF_ONE = 20;

    static final int MOST = 1_000;

    /// The number of addresses that a row names.
    private static final int MOST_NAMED = 10;

    private static final String OTHERS = "other addresses";

    private static final Logger log = LoggerFactory.getLogger(AuthenticationFailureLog.class);

    private final AuditRecorder auditRecorder;

    private final Clock clock;

    /// Oldest first.
    private final Map<Failure, Instant> recent = new LinkedHashMap<>();

    /// The number of entries in [#recent] for each address.
    private final Map<String, Integer> recorded = new HashMap<>();

    /// The number of failures beyond the limits for each address, since the last row about them.
    private final Map<String, Integer> leftOut = new LinkedHashMap<>();

    AuthenticationFailureLog(AuditRecorder auditRecorder, Clock clock) {
        this.auditRecorder = auditRecorder;
        this.clock = clock;
    }

    /// Records a failed authentication of `actor`.
    ///
    /// @param code a stable word for the reason, without any text the caller sent
    public void refused(Actor actor, String code) {
        if (due(new Failure(actor.origin().network(), actor.id(), code))) {
            record(actor, code, "");
        }
    }

    /// Records the failures that left no row since the last call.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void recordLeftOut() {
        Map<String, Integer> counts;
        synchronized (this) {
            counts = Map.copyOf(leftOut);
            leftOut.clear();
        }
        if (!counts.isEmpty()) {
            record(CurrentActor.anonymous(new Origin(Door.GATEWAY, null)), "left-out", sentence(counts));
        }
    }

    private void record(Actor actor, String code, String detail) {
        try {
            auditRecorder.happened(actor, "authenticate", new Ending(Result.DENIED, code, detail, null));
        } catch (AuditUnavailable failure) {
            log.error("A refused caller ({}) could not be recorded.", code, failure);
        }
    }

    private synchronized boolean due(Failure failure) {
        var now = clock.instant();
        var old = recent.entrySet().iterator();
        while (old.hasNext()) {
            var oldest = old.next();
            if (now.isBefore(oldest.getValue().plus(PACE))) {
                break;
            }
            old.remove();
            recorded.computeIfPresent(oldest.getKey().network(), (_, count) -> count == 1 ? null : count - 1);
        }
        if (recent.containsKey(failure)) {
            return false;
        }
        if (recent.size() >= MOST || recorded.getOrDefault(failure.network(), 0) >= MOST_OF_ONE) {
            if (leftOut.size() < MOST || leftOut.containsKey(failure.network())) {
                leftOut.merge(failure.network(), 1, Integer::sum);
            } else {
                leftOut.merge(OTHERS, 1, Integer::sum);
            }
            return false;
        }
        recent.put(failure, now);
        recorded.merge(failure.network(), 1, Integer::sum);
        return true;
    }

    /// Names the addresses with the most failures first.
    private static String sentence(Map<String, Integer> counts) {
        int all = counts.values().stream().mapToInt(Integer::intValue).sum();
        String named = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_NAMED)
                .map(one -> "%s: %d".formatted(one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
        int more = Math.max(0, counts.size() - MOST_NAMED);
        return "%d refused calls left no row of their own (%s%s)."
                .formatted(all, named, more == 0 ? "" : ", and " + more + " more addresses");
    }

    private record Failure(String network, ActorId actor, String code) {}
}

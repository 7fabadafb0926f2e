package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditUnavailable;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Records callers that failed to authenticate, and sign-ins that failed.
///
/// The same failure of the same machine leaves one row a minute, the failures of one source [#MOST_OF_ONE], and those
/// of all unknown callers together [#MOST], so that callers cannot fill the trail by trying. A source is a network
/// address, or the key or person where one was proven: what unknown callers do takes no row from those. Each failure
/// without a row of its own is counted, and each minute rows tell the counts by source and kind. A failure stands also
/// when the trail cannot be written. Blocks on the database; safe for use by several threads.
@Component
public class AuthenticationFailureLog {

    static final Duration PACE = Duration.ofMinutes(1);

    static final int MOST_OF_ONE = 20;

    static final int MOST = 1_000;

    /// The number of counts in a row, whose text has room for them.
    static final int COUNTS_IN_A_ROW = 20;

    private static final String AUTHENTICATE = "authenticate";

    private static final Count OTHERS = new Count("other addresses", "any");

    private static final Logger log = LoggerFactory.getLogger(AuthenticationFailureLog.class);

    private final AuditRecorder auditRecorder;

    private final Clock clock;

    private final AtomicLong signIns = new AtomicLong();

    /// Oldest first.
    private final Map<Failure, Instant> recent = new LinkedHashMap<>();

    /// The number of entries in [#recent] for each source.
    private final Map<String, Integer> recorded = new HashMap<>();

    /// The number of entries in [#recent] of unknown callers.
    private int unknown;

    /// The number of failures without a row, since the last rows about them.
    private final Map<Count, Integer> leftOut = new LinkedHashMap<>();

    AuthenticationFailureLog(AuditRecorder auditRecorder, Clock clock) {
        this.auditRecorder = auditRecorder;
        this.clock = clock;
    }

    /// Records a failed authentication of `actor`.
    ///
    /// @param code a stable word for the reason, without any text the caller sent
    public void refused(Actor actor, String code) {
        var failure = new Failure(source(actor), actor.origin().network(), code, isUnknown(actor), 0);
        if (due(failure)) {
            record(actor, AUTHENTICATE, code, "");
        }
    }

    /// Records a failed sign-in. People who share an address fail alike within a minute, so each has a row.
    void signInRefused(Actor actor, String code) {
        long number = signIns.incrementAndGet();
        if (due(new Failure(source(actor), actor.origin().network(), code, isUnknown(actor), number))) {
            record(actor, "sign-in", code, "");
        }
    }

    /// Records how many failures left no row since the last call.
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    @PreDestroy
    void recordLeftOut() {
        Map<Count, Integer> counts;
        synchronized (this) {
            counts = Map.copyOf(leftOut);
            leftOut.clear();
        }
        List<Map.Entry<Count, Integer>> most = new ArrayList<>(counts.entrySet());
        most.sort(Map.Entry.<Count, Integer>comparingByValue()
                .reversed()
                .thenComparing(entry -> entry.getKey().source())
                .thenComparing(entry -> entry.getKey().code()));
        for (int begin = 0; begin < most.size(); begin += COUNTS_IN_A_ROW) {
            var part = most.subList(begin, Math.min(most.size(), begin + COUNTS_IN_A_ROW));
            var nobody = CurrentActor.anonymous(new Origin(Door.GATEWAY, null, CallDetails.ofJob("left-out")));
            record(nobody, AUTHENTICATE, "left-out", sentence(part));
        }
    }

    private void record(Actor actor, String action, String code, String detail) {
        try {
            auditRecorder.happened(actor, action, new Ending(Result.DENIED, code, detail, null));
        } catch (AuditUnavailable failure) {
            log.error("A refused caller ({}) could not be recorded.", code, failure);
        }
    }

    private synchronized boolean due(Failure failure) {
        forgetOld(clock.instant());
        boolean full = failure.unknown() && unknown >= MOST;
        if (recent.containsKey(failure) || full || recorded.getOrDefault(failure.source(), 0) >= MOST_OF_ONE) {
            var count = new Count(failure.source(), failure.code());
            leftOut.merge(leftOut.size() < MOST || leftOut.containsKey(count) ? count : OTHERS, 1, Integer::sum);
            return false;
        }
        recent.put(failure, clock.instant());
        recorded.merge(failure.source(), 1, Integer::sum);
        unknown += failure.unknown() ? 1 : 0;
        return true;
    }

    private void forgetOld(Instant now) {
        var old = recent.entrySet().iterator();
        while (old.hasNext()) {
            var oldest = old.next();
            if (now.isBefore(oldest.getValue().plus(PACE))) {
                break;
            }
            old.remove();
            var failure = oldest.getKey();
            recorded.computeIfPresent(failure.source(), (_, count) -> count == 1 ? null : count - 1);
            unknown -= failure.unknown() ? 1 : 0;
        }
    }

    private static boolean isUnknown(Actor actor) {
        return actor.grants().isEmpty() && actor.id().equals(CurrentActor.UNKNOWN);
    }

    private static String source(Actor actor) {
        return isUnknown(actor) ? actor.origin().network() : actor.id().value();
    }

    private static String sentence(List<Map.Entry<Count, Integer>> counts) {
        int all = counts.stream().mapToInt(Map.Entry::getValue).sum();
        String named = counts.stream()
                .map(one -> "%s: %d %s"
                        .formatted(
                                one.getKey().source(),
                                one.getValue(),
                                one.getKey().code()))
                .collect(Collectors.joining(", "));
        return "%d refused calls left no row of their own (%s).".formatted(all, named);
    }

    /// @param number distinguishes failures that are recorded each; 0 for those that are recorded once a minute
    private record Failure(String source, String network, String code, boolean unknown, long number) {}

    private record Count(String source, String code) {}
}

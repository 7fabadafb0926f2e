package io.sandboxconsole.history.retention;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.history.HistoryProperties.Retention;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.LeadershipLost;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Purges what is older than its retention, as the only one among all consoles on the database. Each batch is a
/// transaction of its own and finds out anew what is due, so a purge that was cut off goes on where it stopped.
final class HistoryPurge {

    private static final Logger log = LoggerFactory.getLogger(HistoryPurge.class);

    /// Small, because the rows are locked meanwhile.
    static final int BATCH = 250;

    /// How long those who follow the fleet may stay away and miss nothing: over a weekend.
    static final Duration FOLLOWED = Duration.ofDays(3);

    private final LeaderLease lease;

    private final List<PurgeStep> steps;

    private final Parts parts;

    private final DatabaseOutage outage = new DatabaseOutage(log, "The purge of the history waits");

    HistoryPurge(LeaderLease lease, List<PurgeStep> steps, Parts parts) {
        this.lease = lease;
        this.steps =
                steps.stream().sorted(Comparator.comparing(PurgeStep::kind)).toList();
        this.parts = parts;
    }

    record Parts(PurgeLog purgeLog, Retention retention, InstantSource time) {}

    /// The state of a purge after a batch.
    enum Progress {
        /// There may be more.
        GOES_ON,
        DONE,
        /// Another console purges, or the database does not answer.
        NOT_NOW
    }

    /// Purges one batch.
    Progress batch() {
        FencingToken token = lease.tryAcquireOrRenew().orElse(null);
        if (token == null) {
            return Progress.NOT_NOW;
        }
        try {
            Progress progress = firstStep(token);
            outage.ended();
            return progress;
        } catch (LeadershipLost lost) {
            log.info("Another console purges the history now.");
            return Progress.NOT_NOW;
        } catch (RuntimeException failure) {
            if (!DatabaseOutage.causes(failure)) {
                throw failure;
            }
            outage.began(failure);
            return Progress.NOT_NOW;
        }
    }

    private Progress firstStep(FencingToken token) {
        for (PurgeStep step : steps) {
            if (purge(token, step) > 0) {
                return Progress.GOES_ON;
            }
        }
        return Progress.DONE;
    }

    private int purge(FencingToken token, PurgeStep step) {
        Instant now = parts.time().instant();
        Instant before = now.minus(kept(step.kind(), parts.retention()));
        return lease.fenced(token, () -> {
            int removed = step.purge(before, now, BATCH);
            if (removed > 0) {
                parts.purgeLog().add(now, step.kind(), before, removed);
            }
            return removed;
        });
    }

    static Duration kept(Retained kind, Retention retention) {
        return switch (kind) {
            case LAST_WORDS -> retention.lastWords();
            case EVENTS -> retention.events();
            case ENDED -> retention.ended();
            // As long as anything that a gap explains.
            case WATCHED ->
                retention.ended().compareTo(retention.events()) > 0 ? retention.ended() : retention.events();
            case CHANGES -> FOLLOWED;
        };
    }
}

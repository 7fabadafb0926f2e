package io.sandboxconsole.audit;

import io.sandboxconsole.audit.CutRows.Cut;
import io.sandboxconsole.audit.TrailCut.Candidate;
import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.retention.TrailState;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.leadership.LeadershipLost;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Keeps the trail as long as its setting says: at most once a day the one console that signs cuts what is older, and
/// removes it in small batches. One that was killed half-way is gone on with by the next round of any console. Also
/// has the chain go on behind a break, for an admin. Blocks on the database; safe for use by several threads.
@Component
@EnableConfigurationProperties(AuditRetentionProperties.class)
class AuditRetention {

    private static final Logger log = LoggerFactory.getLogger(AuditRetention.class);

    private static final Duration INTERVAL = Duration.ofDays(1);

    /// The most batches of one round, so that rounds come back to other work.
    private static final int BATCHES = 200;

    private final AuditCheckpoints checkpoints;

    private final @Nullable Duration kept;

    private final LeaderLease lease;

    private final TransactionTemplate transaction;

    private final Clock clock;

    private final CutRows cuts;

    private final TrailCut cut;

    private final TrailRestart restart;

    private String problem = "";

    AuditRetention(
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            AuditCheckpoints checkpoints,
            AuditRetentionProperties properties,
            Leadership leadership,
            Clock clock) {
        this.checkpoints = checkpoints;
        this.kept = properties.retention();
        this.lease = leadership.of("audit");
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        var rows = new ChainRows(jdbc);
        var chain = new ChainWriter(rows, transactions, clock);
        this.cuts = new CutRows(jdbc);
        this.cut = new TrailCut(rows, cuts, checkpoints.statements(), chain, clock);
        this.restart = new TrailRestart(rows, checkpoints.statements(), chain, clock);
    }

    /// Cuts what is due, and removes what is cut, if this console is the one that does.
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT2M")
    synchronized void round() {
        try {
            lease.tryAcquireOrRenew().ifPresent(token -> {
                cutDue(token);
                removeAll(token);
            });
            report("");
        } catch (LeadershipLost
                | DataAccessException
                | TransactionException
                | UncheckedIOException
                | InvalidKey failure) {
            report(String.valueOf(failure.getMessage()));
        }
    }

    private void cutDue(FencingToken token) {
        Duration time = kept;
        if (time == null || !isTime()) {
            return;
        }
        Candidate candidate = cut.candidate(time, checkpoints.hasSink()).orElse(null);
        if (candidate == null) {
            return;
        }
        if (candidate.changed() != null) {
            report(
                    "rows %s are not what was signed. Export the trail and verify it; an admin can cut them by hand, from the page Audit"
                            .formatted(candidate.changed()));
            return;
        }
        var by = TrailActor.console("Older than %d days, by console.audit.retention.".formatted(time.toDays()));
        lease.fenced(token, () -> cut.sign(candidate, by))
                .ifPresent(range -> log.info("Rows {} of the audit trail are cut: {}", range, by.reason()));
    }

    /// Not a stone for each minute that passes; but what has piled up needs more than one.
    private boolean isTime() {
        Instant now = clock.instant();
        return cuts.latest()
                .map(latest -> latest.isFull() || !latest.at().plus(INTERVAL).isAfter(now))
                .orElse(true);
    }

    private void removeAll(FencingToken token) {
        boolean more = true;
        for (int batch = 0; more && batch < BATCHES; batch++) {
            more = lease.fenced(token, () -> cut.removeSome(checkpoints.hasSink()));
        }
    }

    /// A problem is logged once.
    private void report(String now) {
        if (!now.equals(problem)) {
            problem = now;
            if (!now.isEmpty()) {
                log.warn("[{}] The retention of the audit trail waits: {}.", Condition.AUDIT_RETENTION_WAITS, now);
            }
        }
    }

    TrailState state() {
        Duration time = kept;
        RowRange due = time == null
                ? null
                : cut.candidate(time, checkpoints.hasSink())
                        .map(Candidate::rows)
                        .orElse(null);
        Cut latest = cuts.latest().orElse(null);
        return new TrailState(
                time,
                due,
                latest == null ? null : latest.rows(),
                latest == null ? null : latest.at(),
                restart.brokenAt().orElse(null));
    }

    /// Cuts what is older than the setting says, now. The next rounds remove it.
    Optional<RowRange> cut(TrailActor by) {
        Duration time = kept;
        return time == null
                ? Optional.empty()
                : cut.candidate(time, checkpoints.hasSink())
                        .flatMap(candidate -> signed(() -> cut.sign(candidate, by)));
    }

    Optional<RowRange> restart(TrailActor by) {
        return signed(() -> restart.restart(by));
    }

    /// Of two consoles that sign at once, the database refuses one.
    private Optional<RowRange> signed(Supplier<Optional<RowRange>> work) {
        FencingToken token = lease.tryAcquireOrRenew().orElse(null);
        Optional<RowRange> range = token == null ? transaction.execute(_ -> work.get()) : lease.fenced(token, work);
        return range == null ? Optional.empty() : range;
    }
}

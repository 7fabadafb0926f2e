package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.End;
import io.sandboxconsole.audit.ChainRows.StoredStatement;
import io.sandboxconsole.audit.IntegrityReport.Progress;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.InvalidKey;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.audit.proof.Statement.Kind;
import io.sandboxconsole.audit.proof.VerificationKey;
import io.sandboxconsole.audit.verification.Attack;
import io.sandboxconsole.audit.verification.Finding;
import io.sandboxconsole.audit.verification.KeyList;
import io.sandboxconsole.audit.verification.RowSpan;
import io.sandboxconsole.audit.verification.TrailVerification;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Checks the rows in the database as the offline verifier checks an export, in batches and without a transaction. New
/// rows are checked each hour and all rows each day, by one of several consoles, and all rows on request.
///
/// It believes in the keys that the database lists, and so only shows changes by somebody without a key. Blocks on the
/// database; safe for use by several threads.
@Component
public class AuditIntegrity {

    private static final Logger log = LoggerFactory.getLogger(AuditIntegrity.class);

    private static final Duration NEW_ROWS = Duration.ofHours(1);

    private static final Duration ALL_ROWS = Duration.ofDays(1);

    private final ChainRows rows;

    private final CutRows cuts;

    private final IntegrityRows reports;

    private final AuditCheckpoints checkpoints;

    private final LeaderLease lease;

    private final Clock clock;

    AuditIntegrity(JdbcOperations jdbc, AuditCheckpoints checkpoints, Leadership leadership, Clock clock) {
        this.rows = new ChainRows(jdbc);
        this.cuts = new CutRows(jdbc);
        this.reports = new IntegrityRows(jdbc);
        this.checkpoints = checkpoints;
        this.lease = leadership.of("audit");
        this.clock = clock;
    }

    /// Returns what was last found.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public IntegrityReport report() {
        try {
            return reports.read();
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    /// Checks the whole trail as it is now.
    ///
    /// @param onProgress is told after each batch
    /// @throws AuditUnavailable if the database does not answer
    public IntegrityReport checkAll(Consumer<Progress> onProgress) {
        try {
            checkpoints.signAll();
            return check(true, onProgress);
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    /// Checks what is due, if this console is the one that does.
    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    void round() {
        if (lease.tryAcquireOrRenew().isEmpty()) {
            return;
        }
        try {
            IntegrityReport last = reports.read();
            if (isDue(last.checkedAll(), ALL_ROWS)) {
                check(true, _ -> {});
            } else if (isDue(last.checked(), NEW_ROWS)) {
                // What was broken is only whole again when everything was checked.
                check(last.broken() != null, _ -> {});
            }
        } catch (DataAccessException failure) {
            log.debug("The audit trail is checked later: the database does not answer.", failure);
        }
    }

    private boolean isDue(@Nullable Instant last, Duration pause) {
        return last == null || !last.plus(pause).isAfter(clock.instant());
    }

    private synchronized IntegrityReport check(boolean all, Consumer<Progress> onProgress) {
        IntegrityReport before = reports.read();
        End end = rows.end();
        if (before.checked() == null && !hasBegun(end)) {
            // The first checkpoint follows within a minute.
            return before;
        }
        boolean whole = all || before.last() == 0;
        List<Finding> findings = findings(end, before, whole, onProgress);
        @Nullable Finding broken = findings.isEmpty() ? replaced(before, end) : toShow(findings);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        @Nullable Instant checkedAll = whole ? now : before.checkedAll();
        // What is not whole is compared with what was, until it is whole again.
        var report = new IntegrityReport(broken == null ? end.row() : before.last(), now, checkedAll, broken);
        if (broken == null) {
            reports.writeWhole(report, rows.hashAt(end.row()));
        } else {
            reports.writeBroken(report);
        }
        if (broken != null && !broken.equals(before.broken())) {
            log.error("[{}] The audit trail was changed. {}", Condition.AUDIT_TRAIL_CHANGED, broken);
        }
        return report;
    }

    /// Returns the first finding behind the place where the chain was last taken up again, or else that place: what is
    /// new must show beside what is known.
    private static Finding toShow(List<Finding> findings) {
        long again = findings.stream()
                .filter(finding -> finding.attack() == Attack.BREAK)
                .mapToLong(Finding::last)
                .max()
                .orElse(Long.MIN_VALUE);
        return findings.stream()
                .filter(finding -> finding.first() > again)
                .findFirst()
                .orElseGet(() -> findings.stream()
                        .filter(finding -> finding.last() >= again)
                        .findFirst()
                        .orElseThrow());
    }

    private boolean hasBegun(End end) {
        List<StoredStatement> first = rows.statements(-1, 1);
        return end.head().isPresent() && !first.isEmpty() && first.getFirst().signed();
    }

    private List<Finding> findings(End end, IntegrityReport before, boolean all, Consumer<Progress> onProgress) {
        try {
            Optional<StoredStatement> start = all
                    ? Optional.empty()
                    : rows.endedBy(before.last()).filter(one -> one.signed() && one.sequence() > 0);
            var verification = new TrailVerification(header(end), keys());
            return new TrailBatches(rows, cuts, end, verification).check(start, onProgress);
        } catch (MalformedRow | UnknownVersion | InvalidKey malformed) {
            return List.of(new Finding(
                    Attack.FORGED_CHECKPOINT,
                    before.last() + 1,
                    Math.max(before.last() + 1, end.row()),
                    "A statement or a key cannot be read: %s".formatted(malformed.getMessage())));
        }
    }

    private Header header(End end) {
        return AuditExport.header(
                rows, end.head().orElse(null), true, clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /// A trail that fits together may still be another one than at the last check: shorter, or with another history.
    private @Nullable Finding replaced(IntegrityReport before, End end) {
        if (before.last() == 0) {
            return null;
        }
        if (end.row() < before.last()) {
            return new Finding(
                    Attack.CUT_TAIL,
                    end.row() + 1,
                    before.last(),
                    "The trail had %d rows at its last check.".formatted(before.last()));
        }
        // What was cut off since then cannot be compared any more.
        boolean cut =
                cuts.latest().filter(one -> one.rows().last() >= before.last()).isPresent();
        return cut || rows.hashAt(before.last()).equals(reports.hash())
                ? null
                : new Finding(
                        Attack.TWO_HISTORIES,
                        before.last(),
                        before.last(),
                        "The chain had another hash there at its last check.");
    }

    private KeyList keys() {
        return new KeyList(VerificationKey.ofPem(String.join("\n", rows.keys())), false);
    }

    /// Since when the trail is a chain, and what is missing in it.
    ///
    /// @param since when the chain began
    /// @param rowsBefore how many rows are from before
    /// @param cutUpTo the last row that retention has cut off, 0 if it has none
    /// @param unproved the rows behind which the chain was taken up again after a break
    public record Beginning(Instant since, long rowsBefore, long cutUpTo, List<RowSpan> unproved) {

        public Beginning {
            unproved = List.copyOf(unproved);
        }
    }

    /// Returns the beginning of the chain; empty if it has not begun.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public Optional<Beginning> beginning() {
        try {
            return rows.statements(-1, 1).stream()
                    .findFirst()
                    .map(stone -> Statement.of(stone.envelope()))
                    .map(this::beginning);
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    private Beginning beginning(Statement first) {
        List<Statement> stones = rows.stones().stream()
                .map(stone -> Statement.of(stone.envelope()))
                .toList();
        return new Beginning(
                first.time(),
                first.kind() == Kind.BEFORE_THE_CHAIN ? first.count() : 0,
                stones.stream()
                        .filter(stone -> stone.kind() == Kind.CUT)
                        .mapToLong(Statement::last)
                        .max()
                        .orElse(0),
                stones.stream()
                        .filter(stone -> stone.kind() == Kind.FROM_HERE_AGAIN)
                        .map(stone -> new RowSpan(stone.first(), stone.last()))
                        .toList());
    }
}

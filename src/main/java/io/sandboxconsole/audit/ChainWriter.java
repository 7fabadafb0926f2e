package io.sandboxconsole.audit;

import io.sandboxconsole.audit.ChainRows.ChainHead;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.RowHasher;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Appends rows to the chain, by group commit. The lock on the chain's head puts the rows of several consoles in one
/// order. Blocks on the database; safe for use by several threads.
final class ChainWriter {

    /// The most callers whose rows are appended in one transaction.
    private static final int LARGEST_GROUP = 250;

    private final ChainRows rows;

    private final ChainBeginning beginning;

    private final InstantSource time;

    private final TransactionTemplate transaction;

    /// Whether the chain has begun, or the rows before it were read.
    private volatile boolean begun;

    private final GroupCommit<ChainAppend> groups = new GroupCommit<>(LARGEST_GROUP, this::writeGroup);

    ChainWriter(ChainRows rows, PlatformTransactionManager transactions, InstantSource time) {
        this.rows = rows;
        this.beginning = new ChainBeginning(rows, time);
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
        // What one caller's transaction undoes must not be what other callers were told is kept.
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /// Appends rows in one transaction: all of them are kept, or none.
    ///
    /// @throws RuntimeException what the database says if they could not be kept
    List<AuditPlace> append(ChainAppend append) {
        groups.write(append, AuditTrail.patience());
        append.failure().ifPresent(failure -> {
            throw failure;
        });
        return append.places();
    }

    /// Begins the chain if it has not begun.
    void begin() {
        readAhead();
        transaction.executeWithoutResult(_ -> {
            if (rows.head().isEmpty()) {
                lockedHead();
            }
        });
    }

    /// Before the chain begins, the rows that are there are read without holding up other consoles.
    private void readAhead() {
        if (!begun) {
            if (rows.head().isEmpty()) {
                beginning.readAhead();
            }
            begun = true;
        }
    }

    private void writeGroup(List<ChainAppend> group) {
        try {
            readAhead();
            List<List<AuditPlace>> places = Objects.requireNonNull(transaction.execute(_ -> insert(group)));
            for (int i = 0; i < group.size(); i++) {
                group.get(i).succeeded(places.get(i));
            }
        } catch (DataIntegrityViolationException refused) {
            if (group.size() == 1) {
                group.getFirst().failed(refused);
            } else {
                // One caller's row that the database refuses must not fail those of the others.
                group.forEach(append -> writeGroup(List.of(append)));
            }
        } catch (RuntimeException failure) {
            group.forEach(append -> append.failed(failure));
        }
    }

    private List<List<AuditPlace>> insert(List<ChainAppend> group) {
        var link = new Link(lockedHead(), time.instant().truncatedTo(ChronoUnit.MICROS));
        List<List<AuditPlace>> places = new ArrayList<>();
        for (ChainAppend append : group) {
            places.add(append.rows.stream()
                    .filter(row -> !append.unlessThere || isMissing(row))
                    .map(link::next)
                    .toList());
        }
        if (!link.rows.isEmpty()) {
            rows.insert(link.rows);
            rows.move(link.head);
        }
        return places;
    }

    /// Appends rows in the caller's own transaction, for an act on the trail that must not be there without them.
    List<AuditPlace> appendHere(List<AuditEvent> events) {
        return insert(List.of(new ChainAppend(events, false))).getFirst();
    }

    /// Locks the head until the transaction of the caller ends, and begins the chain if it has not begun.
    ChainHead lockedHead() {
        return rows.lockedHead().orElseGet(beginning::begin);
    }

    private boolean isMissing(Map<Field, Object> row) {
        return !rows.phases((UUID) Objects.requireNonNull(row.get(Field.OPERATION)))
                .contains(String.valueOf(row.get(Field.PHASE)));
    }

    /// Links rows one by one to the head.
    private static final class Link {

        private final RowHasher hasher = new RowHasher();

        private final Instant chained;

        private final List<ChainedRow> rows = new ArrayList<>();

        private ChainHead head;

        Link(ChainHead head, Instant chained) {
            this.head = head;
            this.chained = chained;
        }

        AuditPlace next(Map<Field, Object> values) {
            Row row = EventRow.placed(values, head.number() + 1, chained);
            Bytes rowHash = hasher.hash(row);
            Bytes hash = hasher.link(head.hash(), rowHash);
            head = new ChainHead(head.trail(), row.number(), hash);
            rows.add(new ChainedRow(row, rowHash, hash));
            return new AuditPlace(row.number(), rowHash);
        }
    }
}

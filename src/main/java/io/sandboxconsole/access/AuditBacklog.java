package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditPlace;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.diagnosis.Condition;
import jakarta.annotation.PreDestroy;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.LinkedBlockingDeque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Keeps audit rows of past events in memory while the database does not take them. Safe for use by several threads:
/// no caller waits for another's row.
@Component
class AuditBacklog {

    /// The bound for rows about denials, which callers can cause at will; rows about the console's own work need none.
    static final int CAPACITY = 10_000;

    private static final int BATCH = 200;

    private static final Logger log = LoggerFactory.getLogger(AuditBacklog.class);

    private final AuditTrail trail;

    private final LinkedBlockingDeque<AuditEvent> waiting = new LinkedBlockingDeque<>();

    private final DatabaseOutage outage = new DatabaseOutage(log, "Audit rows wait in memory");

    AuditBacklog(AuditTrail trail) {
        this.trail = trail;
    }

    /// Writes rows about denials, now or later.
    ///
    /// @return the places of the rows; empty where they wait
    /// @throws AuditUnavailable if they cannot be written now and too many are waiting already
    List<AuditPlace> keep(List<AuditEvent> events) {
        try {
            return trail.append(events);
        } catch (AuditUnavailable failure) {
            if (waiting.size() >= CAPACITY) {
                throw failure;
            }
            postpone(events, failure);
            return List.of();
        }
    }

    /// Writes the row of a completed operation, now or later.
    ///
    /// @return its place; empty where it waits
    List<AuditPlace> keepAtAnyCost(AuditEvent event) {
        try {
            return trail.append(List.of(event));
        } catch (AuditUnavailable failure) {
            postpone(List.of(event), failure);
            return List.of();
        }
    }

    /// Returns whether the outcome of the attempt `operation` waits here.
    boolean holds(UUID operation) {
        return waiting.stream().anyMatch(event -> event.operation().equals(operation));
    }

    /// Writes the waiting rows, oldest first, until the database fails.
    @Scheduled(fixedDelayString = "PT10S")
    synchronized void catchUp() {
        try {
            for (var batch = next(); !batch.isEmpty(); batch = next()) {
                write(batch);
            }
            outage.ended();
        } catch (AuditUnavailable failure) {
            outage.began(failure);
        }
    }

    /// Writes the waiting rows before the process ends; the log takes those that the database does not.
    @PreDestroy
    void close() {
        catchUp();
        waiting.forEach(event -> log.error(
                "[{}] This audit row is lost to the trail, because the console ends: {}",
                Condition.AUDIT_ROW_LOST,
                event));
    }

    int size() {
        return waiting.size();
    }

    private void postpone(Collection<AuditEvent> events, AuditUnavailable failure) {
        // Added first: the round that writes the last row is the one that ends the outage.
        waiting.addAll(events);
        outage.began(failure);
    }

    private List<AuditEvent> next() {
        return waiting.stream().limit(BATCH).toList();
    }

    private void write(List<AuditEvent> batch) {
        try {
            trail.appendMissing(batch);
        } catch (AuditUnavailable failure) {
            if (!failure.refused()) {
                throw failure;
            }
            batch.forEach(this::writeAlone);
        }
        forget(batch.size());
    }

    /// Writes one row. A row that the database will never take must not hold up all the others.
    private void writeAlone(AuditEvent event) {
        try {
            trail.appendMissing(List.of(event));
        } catch (AuditUnavailable failure) {
            if (!failure.refused()) {
                throw failure;
            }
            log.error(
                    "[{}] The database refuses this audit row for good, so the log keeps it: {}",
                    Condition.AUDIT_ROW_LOST,
                    event,
                    failure);
        }
    }

    /// Removes the written rows; other threads only add at the end, so they are still the first ones.
    private void forget(int count) {
        waiting.drainTo(new ArrayList<>(count), count);
    }
}

package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditReceipt.Place;
import io.sandboxconsole.audit.AuditReceipt.State;
import io.sandboxconsole.audit.export.ExportWriter;
import io.sandboxconsole.audit.proof.Statement;
import io.sandboxconsole.i18n.Message;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Repository;

/// Makes receipts. Blocks on the database; safe for use by several threads.
@Repository
public class AuditReceipts {

    private final ChainRows rows;

    private final AuditTrail trail;

    private final Clock clock;

    AuditReceipts(JdbcOperations jdbc, AuditTrail trail, Clock clock) {
        this.rows = new ChainRows(jdbc);
        this.trail = trail;
        this.clock = clock;
    }

    /// Returns the receipt of the attempt or event `operation`; empty if no row of it is visible.
    ///
    /// @throws AuditUnavailable if the database does not answer
    public Optional<AuditReceipt> of(Visible visible, UUID operation) {
        try {
            List<ChainedRow> found = trail.chained(visible, operation).stream()
                    .sorted(Comparator.comparingLong(row -> row.row().number()))
                    .toList();
            return found.isEmpty() ? Optional.empty() : Optional.of(receipt(found));
        } catch (DataAccessException failure) {
            throw new AuditUnavailable(Message.of("problem.audit.read"), failure);
        }
    }

    private AuditReceipt receipt(List<ChainedRow> found) {
        var file = new ByteArrayOutputStream();
        List<Place> places = new ArrayList<>();
        try (var writer = new ExportWriter(file)) {
            writer.write(AuditExport.header(rows, false, clock));
            var proofs = new RowProofs(rows, writer);
            for (ChainedRow row : found) {
                @Nullable Statement checkpoint = proofs.write(row);
                places.add(new Place(
                        row.row().number(),
                        RowProofs.known(row.hash()),
                        checkpoint == null ? null : checkpoint.sequence(),
                        checkpoint == null ? null : checkpoint.keyId()));
            }
        }
        return new AuditReceipt(state(places), places, file.toString(StandardCharsets.UTF_8));
    }

    private static State state(List<Place> places) {
        if (places.stream().allMatch(place -> place.hash() == null)) {
            return State.BEFORE_CHAIN;
        }
        return places.stream().allMatch(place -> place.checkpoint() != null) ? State.PROVED : State.AWAITS_CHECKPOINT;
    }
}

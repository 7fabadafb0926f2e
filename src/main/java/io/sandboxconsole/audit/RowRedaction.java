package io.sandboxconsole.audit;

import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditEvent.Who;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.RedactionAct;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.RowHasher;
import io.sandboxconsole.audit.format.Seal;
import io.sandboxconsole.audit.retention.TrailActor;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Replaces parts of rows by their salted hashes. The rows keep their own hashes, and so does the chain.
final class RowRedaction {

    private final ChainRows rows;

    private final ChainWriter chain;

    private final InstantSource time;

    private final TransactionTemplate transaction;

    RowRedaction(ChainRows rows, ChainWriter chain, PlatformTransactionManager transactions, InstantSource time) {
        this.rows = rows;
        this.chain = chain;
        this.time = time;
        this.transaction = new TransactionTemplate(transactions);
    }

    /// Redacts `parts` of the rows, and appends a row for each, all in one transaction.
    ///
    /// @return the numbers of the rows that had such a part
    List<Long> redact(TrailActor by, List<Long> numbers, Set<Part> parts) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            // Of two redactions of one row, the second waits here and finds nothing left.
            chain.lockedHead();
            List<AuditEvent> acts = new ArrayList<>();
            List<Long> redacted = new ArrayList<>();
            for (long number : numbers.stream().distinct().sorted().toList()) {
                for (ChainedRow row : rows.rows(number - 1, number, 1)) {
                    Set<Part> present = present(row.row(), parts);
                    if (!present.isEmpty()) {
                        redact(row.row(), present);
                        acts.add(act(by, new RedactionAct(number, present)));
                        redacted.add(number);
                    }
                }
            }
            if (!acts.isEmpty()) {
                chain.appendHere(acts);
            }
            return redacted;
        }));
    }

    private static Set<Part> present(Row row, Set<Part> wanted) {
        Set<Part> present = EnumSet.noneOf(Part.class);
        for (Part part : wanted) {
            if (part != Part.ROW && row.seal(part) instanceof Seal.Salted) {
                present.add(part);
            }
        }
        return present;
    }

    private void redact(Row row, Set<Part> parts) {
        var hasher = new RowHasher();
        for (Part part : parts) {
            rows.redact(row.number(), part, hasher.hash(row, part));
        }
    }

    private AuditEvent act(TrailActor by, RedactionAct act) {
        String words = act.parts().stream()
                .sorted()
                .map(part -> part == Part.PERSON ? "person" : "content")
                .collect(Collectors.joining(" and "));
        return event(
                by,
                time,
                RedactionAct.EVENT,
                new What(null, Long.toString(act.row()), "row " + act.row(), null, null),
                new Ending(
                        Result.SUCCEEDED,
                        act.code(),
                        "The parts of row %d about %s were replaced by their hashes.".formatted(act.row(), words),
                        null));
    }

    /// Returns the row about an act on the trail.
    static AuditEvent event(TrailActor by, InstantSource time, String action, What what, Ending ending) {
        return new AuditEvent(
                time.instant(),
                UUID.randomUUID(),
                Phase.EVENT,
                new Who(by.id(), by.name(), by.kind(), by.door(), by.address()),
                action,
                what,
                ending,
                new Context(null, null, null, null, null, null, null, by.reason(), List.of()));
    }
}

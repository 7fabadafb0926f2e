package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Part;
import java.util.Set;

/// An [AuditEvent] with its place in the trail; a higher `number` was written later.
///
/// @param redacted the parts of the row that were replaced by their hashes, and are empty in `event`
public record AuditRow(long number, AuditEvent event, Set<Part> redacted) {

    public AuditRow {
        redacted = Set.copyOf(redacted);
    }

    /// Creates a row of which nothing was redacted.
    public AuditRow(long number, AuditEvent event) {
        this(number, event, Set.of());
    }
}

package io.sandboxconsole.audit.retention;

import io.sandboxconsole.audit.format.Part;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Changes the trail in the three ways that leave a proof. Decides nothing: the caller has asked the guard. Blocks on
/// the database; safe for use by several threads.
public interface TrailActs {

    /// Replaces parts of rows by their salted hashes, and removes payload and salts, in one transaction with a row for
    /// each that says so.
    ///
    /// @param parts any of [Part#PERSON] and [Part#CONTENT]
    /// @return the numbers of the rows that had such a part; none if they are redacted already, or not there
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    List<Long> redact(TrailActor by, List<Long> rows, Set<Part> parts);

    /// Returns what there is to say of the trail before one of the other acts. Reads the rows that are concerned.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    TrailState state();

    /// Cuts what is older than the retention says: signs the stone, and adds a row that says so. The rows are removed
    /// afterwards.
    ///
    /// @return the rows; empty if there are none, or nothing says how long rows are kept
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer, or there is no key
    Optional<RowRange> cut(TrailActor by);

    /// Has the chain go on behind a break: signs a stone that states the rows since the last checkpoint as they are,
    /// and adds a row that says so.
    ///
    /// @return the rows that nothing proves; empty if nothing is broken
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer, or there is no key
    Optional<RowRange> restart(TrailActor by);
}

package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTally;
import io.sandboxconsole.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Reads the audit trail for all entry points: an actor gets the rows that the access policy lets them see, no others.
///
/// Blocks on the database; safe for use by several threads.
@Component
public class AuditReader {

    private final Guard guard;
    private final AuditTrail trail;

    AuditReader(Guard guard, AuditTrail trail) {
        this.guard = guard;
        this.trail = trail;
    }

    /// Returns the rows that match `query` and that `actor` may see.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> read(Actor actor, AuditQuery query) {
        return trail.read(visible(actor), query);
    }

    /// Counts the rows that match `query` and that `actor` may see, per quarter of an hour, keyed by its beginning. The
    /// limit plays no part.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public Map<Instant, Integer> count(Actor actor, AuditQuery query) {
        return trail.count(visible(actor), query);
    }

    /// Counts the entries per actor and action among the newest rows that match `query` and that `actor` may see, at
    /// most [AuditTally#MOST] of them. The limit plays no part.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditTally> tally(Actor actor, AuditQuery query) {
        return trail.tally(visible(actor), query);
    }

    /// Returns the rows of the attempt or event `operation` that `actor` may see, newest first.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> attempt(Actor actor, UUID operation) {
        return trail.attempt(visible(actor), operation);
    }

    /// Returns whether `actor` may see any part of the trail.
    public boolean permits(Actor actor) {
        return !visible(actor).nothing();
    }

    /// Returns whether `actor` may see more of the trail than its own rows.
    public boolean permitsOthers(Actor actor) {
        var visible = visible(actor);
        return visible.everything() || !visible.teams().isEmpty();
    }

    /// Returns the outcomes of the attempts `operations`, as far as `actor` may see them.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> outcomes(Actor actor, Set<UUID> operations) {
        return trail.outcomes(visible(actor), operations);
    }

    /// The trail keys a team's rows by the label token the sandbox carried, an actor's own by the actor's id.
    private Visible visible(Actor actor) {
        var accessScope = guard.scope(actor, Permission.READ_AUDIT);
        return new Visible(
                accessScope.isUnlimited(),
                accessScope.teams(),
                accessScope.owner() == null ? null : actor.id().value());
    }
}

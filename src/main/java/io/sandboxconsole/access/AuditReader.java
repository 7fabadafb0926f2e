package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// The only way for a door to read the trail: an actor gets the rows the access policy lets them see, and no others.
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

    /// The rows that `query` asks for and that `actor` may see.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> read(Actor actor, AuditQuery query) {
        return trail.read(visible(actor), query);
    }

    /// How many rows that `query` asks for and that `actor` may see fall into each quarter of an hour, by its
    /// beginning. The limit plays no part.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public Map<Instant, Integer> count(Actor actor, AuditQuery query) {
        return trail.count(visible(actor), query);
    }

    /// Whether there is any part of the trail that `actor` may see.
    public boolean permits(Actor actor) {
        return !visible(actor).nothing();
    }

    /// The outcomes of the attempts `operations`, as far as `actor` may see them.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> outcomes(Actor actor, Set<UUID> operations) {
        return trail.outcomes(visible(actor), operations);
    }

    /// A team's rows are found by the label token the sandbox carried, an actor's own by the actor's id.
    private Visible visible(Actor actor) {
        var accessScope = guard.reach(actor, Permission.READ_AUDIT);
        return new Visible(
                accessScope.everything(),
                accessScope.teams(),
                accessScope.owner() == null ? null : actor.id().value());
    }
}

package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditFacet;
import io.sandboxconsole.audit.AuditField;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Reads the audit trail for all entry points: an actor gets the rows that the access policy lets them see, no others.
///
/// Blocks on the database; safe for use by several threads.
@Component
public class AuditReader {

    /// How far back a text is searched where that reads every row, unless a range of time is chosen.
    public static final Duration SEARCHED = Duration.ofDays(7);

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

    /// Counts the entries that match and that `actor` may see, and stops at `most`.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public int countUpTo(Actor actor, AuditCriteria criteria, int most) {
        return trail.countUpTo(visible(actor), criteria, most);
    }

    /// Counts the values of `field` among the newest entries that match and that `actor` may see, at most
    /// [AuditFacet#MOST] of them.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public AuditFacet facet(Actor actor, AuditCriteria criteria, AuditField field) {
        return trail.facet(visible(actor), criteria, field);
    }

    /// Returns whether the database searches a text row by row, so that a search needs a range of time.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public boolean searchesRowByRow() {
        return trail.searchesRowByRow();
    }

    /// Returns `wanted`; a text without a range of time gets one where the database reads every row for it.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public AuditCriteria searchable(AuditCriteria wanted, Instant now) {
        if (wanted.text() == null || wanted.from() != null || !searchesRowByRow()) {
            return wanted;
        }
        return wanted.since(Objects.requireNonNullElse(wanted.to(), now).minus(SEARCHED));
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

    /// Returns whether `actor` may see the whole trail, and so whether it is as it was written.
    public boolean permitsAll(Actor actor) {
        return visible(actor).everything();
    }

    /// Returns the rows that `actor` may see. The trail keys a team's rows by the label token the sandbox carried, an
    /// actor's own by the actor's id.
    public Visible visible(Actor actor) {
        var accessScope = guard.scope(actor, Permission.READ_AUDIT);
        return new Visible(
                accessScope.isUnlimited(),
                accessScope.teams(),
                accessScope.owner() == null ? null : actor.id().value());
    }
}

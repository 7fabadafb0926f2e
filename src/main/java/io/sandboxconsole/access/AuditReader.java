package io.sandboxconsole.access;

import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    /// Which of the visible rows are wanted, newest first; absent criteria do not restrict.
    ///
    /// @param before only rows older than this row's number
    public record Criteria(
            @Nullable String actor,
            @Nullable String action,
            @Nullable String sandbox,
            @Nullable Result result,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable String text,
            @Nullable Long before,
            int limit) {}

    /// The rows that `criteria` ask for and that `actor` may see.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> read(Actor actor, Criteria criteria) {
        return trail.read(new AuditQuery(
                visible(actor),
                criteria.actor(),
                criteria.action(),
                criteria.sandbox(),
                criteria.result(),
                criteria.from(),
                criteria.to(),
                criteria.text(),
                criteria.before(),
                criteria.limit()));
    }

    /// The outcomes of the attempts `operations`, as far as `actor` may see them.
    ///
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public List<AuditRow> outcomes(Actor actor, Set<UUID> operations) {
        return trail.outcomes(visible(actor), operations);
    }

    /// A team's rows are found by the label token the sandbox carried, an actor's own by the actor's id.
    private Visible visible(Actor actor) {
        var reach = guard.reach(actor, Permission.READ_AUDIT);
        return new Visible(
                reach.everything(),
                reach.teams(),
                reach.owner() == null ? null : actor.id().value());
    }
}

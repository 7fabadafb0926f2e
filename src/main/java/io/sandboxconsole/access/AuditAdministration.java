package io.sandboxconsole.access;

import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.retention.RowRange;
import io.sandboxconsole.audit.retention.TrailActor;
import io.sandboxconsole.audit.retention.TrailActs;
import io.sandboxconsole.audit.retention.TrailState;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Lets admins change the trail itself, in ways that leave a proof. Keys may not, whatever their role.
///
/// Blocks on the database; safe for use by several threads.
@Service
public class AuditAdministration {

    /// The longest reason, in characters.
    public static final int LONGEST_REASON = 1_000;

    /// The code of a refusal because of the reason.
    public static final String WHY = "audit-why";

    private final Guard guard;

    private final TrailActs acts;

    AuditAdministration(Guard guard, TrailActs acts) {
        this.guard = guard;
        this.acts = acts;
    }

    /// Returns whether `actor` may redact rows.
    public boolean mayRedact(Actor actor) {
        return guard.scope(actor, Permission.REDACT_AUDIT).isUnlimited();
    }

    /// Replaces parts of rows by their hashes, for good. The trail gets a row for each, with the reason.
    ///
    /// @param rows the numbers of the rows
    /// @param parts what to redact of them: what tells of a person, what was said, or both
    /// @throws AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or there is nothing left to redact
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public void redact(Actor actor, List<Long> rows, Set<Part> parts, String why) {
        String named = (rows.size() == 1 ? "row " : "rows ")
                + rows.stream().map(String::valueOf).collect(Collectors.joining(", "));
        var operation = new Operation("redact-rows", Permission.REDACT_AUDIT, new Target(null, null, named, null, null))
                .because(why);
        guard.run(actor, operation, () -> {
            if (acts.redact(by(actor, why), rows, parts).isEmpty()) {
                throw new RequestRefused("audit-redacted", Message.of("problem.audit.redacted"));
            }
        });
    }

    /// Returns whether `actor` may cut the trail and have it go on behind a break.
    public boolean mayManage(Actor actor) {
        return guard.scope(actor, Permission.MANAGE_AUDIT).isUnlimited();
    }

    /// Returns what there is to say of the trail before [#cut] or [#restart]. May take seconds.
    ///
    /// @throws AccessDenied if `actor` may do neither
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public TrailState state(Actor actor) {
        guard.check(actor, managing("read-trail-state"));
        return acts.state();
    }

    /// Cuts what is older than the retention says, now, and returns which rows that are. They are removed in the
    /// minutes that follow.
    ///
    /// @throws AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or there is nothing to cut
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public RowRange cut(Actor actor, String why) {
        return guard.call(
                actor,
                managing("cut-trail").because(why),
                () -> acts.cut(by(actor, why))
                        .orElseThrow(() -> new RequestRefused("audit-uncut", Message.of("problem.audit.uncut"))));
    }

    /// Has the chain go on behind a break, and returns the rows that nothing proves.
    ///
    /// @throws AccessDenied if `actor` may not
    /// @throws RequestRefused if there is no reason, or it is too long, or nothing is broken
    /// @throws io.sandboxconsole.audit.AuditUnavailable if the database does not answer
    public RowRange restart(Actor actor, String why) {
        return guard.call(
                actor,
                managing("restart-trail").because(why),
                () -> acts.restart(by(actor, why))
                        .orElseThrow(() -> new RequestRefused("audit-unbroken", Message.of("problem.audit.unbroken"))));
    }

    private static Operation managing(String action) {
        return new Operation(action, Permission.MANAGE_AUDIT, Target.CONSOLE);
    }

    private static TrailActor by(Actor actor, String why) {
        String reason = why.strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            throw new RequestRefused(WHY, Message.of("problem.audit.why", LONGEST_REASON));
        }
        var who = AuditRecorder.who(actor);
        return new TrailActor(who.id(), who.name(), who.kind(), who.door(), who.address(), reason);
    }
}

package io.sandboxconsole.history;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.history.CauseOfEnd.Missing;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who deleted a sandbox that is no longer there, as the trail and the engine's log tell.
///
/// A sandbox may stay listed for a while after its deletion was accepted. A deletion whose outcome is unknown counts
/// only when the sandbox was not seen afterwards, or was seen on its way out.
final class DeletionEvidence {

    /// How the console names itself to engines, in whose logs its own calls are.
    private static final String OURSELVES = "sandbox-console";

    /// How long a sandbox may look alive after its deletion was accepted.
    private static final Duration LINGERS = Duration.ofMinutes(10);

    /// How long a deletion may be seen under way.
    private static final Duration LONGEST_DELETION = Duration.ofDays(1);

    private final Missing missing;

    private final List<Attempt> attempts;

    private final List<EngineAct> deletions;

    DeletionEvidence(Missing missing, List<AuditEvent> trail, List<EngineAct> acts) {
        this.missing = missing;
        this.attempts = attempts(trail);
        this.deletions = acts.stream()
                .filter(act -> act.sandbox().equals(missing.last().id()) && EngineWords.deletion(act))
                .sorted(Comparator.comparing(EngineAct::at))
                .toList();
    }

    /// A deletion through the console, from the first of its rows to the last.
    private record Attempt(AuditEvent first, AuditEvent last) {

        @Nullable
        Result result() {
            Ending ending = last.ending();
            return ending == null ? null : ending.result();
        }

        boolean succeeded() {
            return result() == Result.SUCCEEDED;
        }

        boolean unclear() {
            return result() == null || result() == Result.UNCLEAR;
        }
    }

    private List<Attempt> attempts(List<AuditEvent> trail) {
        Map<UUID, List<AuditEvent>> rows = new LinkedHashMap<>();
        trail.stream()
                .filter(event -> event.action().equals(SandboxAction.DELETE.word()) && concerns(event.what()))
                .forEach(event -> rows.computeIfAbsent(event.operation(), _ -> new ArrayList<>())
                        .add(event));
        Comparator<AuditEvent> order = Comparator.comparing((AuditEvent event) -> event.ending() != null)
                .thenComparing(AuditEvent::at);
        return rows.values().stream()
                .map(events -> events.stream().sorted(order).toList())
                .map(events -> new Attempt(events.getFirst(), events.getLast()))
                .sorted(Comparator.comparing(attempt -> attempt.last().at()))
                .toList();
    }

    private boolean concerns(@Nullable What what) {
        SandboxId id = missing.last().id();
        return what != null
                && id.value().equals(what.id())
                && id.connection().value().equals(what.connection());
    }

    /// The first deletion of ours that the engine accepted: a later one found nothing to delete.
    Optional<End> byUs() {
        return attempts.stream()
                .filter(Attempt::succeeded)
                .filter(attempt -> fits(attempt.first().at(), LINGERS))
                .findFirst()
                .map(attempt -> ours(attempt, attempt.last().at()));
    }

    /// A deletion by a caller of the engine. One in our name is ours where the trail has an attempt that may be it.
    Optional<End> byOthers() {
        boolean perhapsOurs = attempts.stream().anyMatch(this::perhaps);
        List<EngineAct> others = deletions.stream()
                .filter(act -> !perhapsOurs || !OURSELVES.equals(act.source()))
                .toList();
        return others.stream()
                .filter(act -> EngineWords.succeeded(act) && fits(act.at(), LINGERS))
                .findFirst()
                .or(() -> others.reversed().stream()
                        .filter(act -> !perhapsOurs && EngineWords.unclear(act))
                        .filter(act -> fits(act.at(), CauseOfEnd.TOLERANCE))
                        .findFirst())
                .map(act -> new End(
                        CauseOfEnd.within(missing, act.at()),
                        missing.lastSeen(),
                        Cause.DELETED_ELSEWHERE,
                        act.actor().isBlank() ? null : act.actor(),
                        act.actor().isBlank() ? null : act.actor(),
                        null,
                        act.entry()));
    }

    /// The last deletion of ours of which no outcome is known.
    Optional<End> perhapsByUs() {
        return attempts.reversed().stream()
                .filter(this::perhaps)
                .findFirst()
                .map(attempt -> ours(attempt, missing.missed()));
    }

    /// What the engine answered with a failure counts only if its own log says that it was done.
    private boolean perhaps(Attempt attempt) {
        return fits(attempt.first().at(), CauseOfEnd.TOLERANCE)
                && (attempt.unclear()
                        || (attempt.result() == Result.FAILED
                                && done(attempt.first().at())));
    }

    private boolean done(Instant attempted) {
        return deletions.stream()
                .filter(act -> OURSELVES.equals(act.source()) && EngineWords.succeeded(act))
                .map(act -> Duration.between(attempted, act.at()).abs())
                .anyMatch(apart -> apart.compareTo(CauseOfEnd.TOLERANCE) <= 0);
    }

    private End ours(Attempt attempt, Instant at) {
        var who = attempt.last().who();
        return new End(
                CauseOfEnd.within(missing, at),
                missing.lastSeen(),
                who.kind().equals("person") ? Cause.DELETED_BY_PERSON : Cause.DELETED_BY_KEY,
                who.name(),
                who.id(),
                attempt.last().operation(),
                deletions.stream()
                        .filter(act -> OURSELVES.equals(act.source()) && EngineWords.succeeded(act))
                        .filter(act -> fits(act.at(), LINGERS))
                        .findFirst()
                        .map(EngineAct::entry)
                        .orElse(null));
    }

    /// Whether a deletion begun at `moment` may be the end.
    ///
    /// @param lingers how long the sandbox may have been seen alive afterwards
    private boolean fits(Instant moment, Duration lingers) {
        Duration longest = missing.last().state().kind() == Kind.STOPPING ? LONGEST_DELETION : lingers;
        return !moment.isBefore(missing.lastSeen().minus(longest))
                && !moment.isAfter(missing.missed().plus(CauseOfEnd.TOLERANCE));
    }
}

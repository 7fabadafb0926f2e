package io.sandboxconsole.history;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.End.Cause;
import io.sandboxconsole.sandbox.EngineAct;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Finds the surest cause of an end that the evidence supports. Pure.
///
/// In this order: a deletion of ours that succeeded; a deletion that the engine's log names; a deletion of ours whose
/// outcome is unknown; the engine's interval, by its log or by the time; the expiry; an eviction; a failure; a
/// time without a watch; gone. Evidence counts when its time fits the end. A deletion of ours that failed or was denied
/// proves
/// nothing.
///
/// The engines' words reach the core as [Sandbox] and [EngineAct]. What they mean here is a guess that suits every
/// engine: [DeletionEvidence] and [EngineWords] say which words count.
final class CauseOfEnd {

    /// The largest difference between an engine's clock and ours, and the delay of an engine's own timers.
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final Missing missing;

    private CauseOfEnd(Missing missing) {
        this.missing = missing;
    }

    /// A sandbox that is no longer there.
    ///
    /// @param last its last known state
    /// @param settled its last known state that was not on the way to another one, or else `last`
    /// @param lastSeen when it was last seen
    /// @param missed when it was first missed
    /// @param watched whether its connection was watched from `lastSeen` to `missed`
    record Missing(Sandbox last, Sandbox settled, Instant lastSeen, Instant missed, boolean watched) {

        /// Whether `moment` fits the end, on a clock that may differ from ours.
        boolean fits(Instant moment) {
            return !moment.isBefore(lastSeen.minus(TOLERANCE)) && !moment.isAfter(missed.plus(TOLERANCE));
        }
    }

    /// Returns the end of a sandbox.
    ///
    /// @param trail the rows of our trail about deletions of it, intents too
    /// @param acts what the engine's own log says of it
    static End of(
            Sandbox last,
            Instant lastSeen,
            Instant missed,
            boolean watched,
            List<AuditEvent> trail,
            List<EngineAct> acts) {
        return of(new Missing(last, last, lastSeen, missed, watched), trail, acts);
    }

    /// Returns the end of a sandbox.
    static End of(Missing missing, List<AuditEvent> trail, List<EngineAct> acts) {
        return new CauseOfEnd(missing).end(trail, acts);
    }

    private End end(List<AuditEvent> trail, List<EngineAct> acts) {
        var evidence = new DeletionEvidence(missing, trail, acts);
        Stream<Supplier<Optional<End>>> rules = Stream.of(
                evidence::byUs,
                evidence::byOthers,
                evidence::perhapsByUs,
                () -> logged(acts, Cause.AUTO_DELETED),
                this::autoDeleted,
                () -> logged(acts, Cause.EXPIRED),
                this::expired,
                () -> logged(acts, Cause.EVICTED),
                this::evicted,
                this::failed);
        return rules.flatMap(rule -> rule.get().stream())
                .findFirst()
                .orElseGet(() -> because(missing.watched() ? Cause.GONE : Cause.GONE_UNWATCHED, missing.missed()));
    }

    /// An act of the engine's own, as its log says.
    private Optional<End> logged(List<EngineAct> acts, Cause cause) {
        boolean ephemeral = missing.last().attributes().intervals().ephemeral();
        return acts.stream()
                .filter(act -> act.sandbox().equals(missing.last().id()))
                .filter(act -> EngineWords.succeeded(act) && missing.fits(act.at()))
                .filter(act -> EngineWords.ownAct(act, ephemeral) == cause)
                .findFirst()
                .map(act -> new End(
                        cause == Cause.EXPIRED ? expiryOr(act.at()) : within(missing, act.at()),
                        missing.lastSeen(),
                        cause,
                        null,
                        null,
                        null,
                        act.entry()));
    }

    /// The engine stops for want of activity what it deletes as it stops, or deletes what has been stopped for long.
    private Optional<End> autoDeleted() {
        Sandbox settled = missing.settled();
        Intervals intervals = settled.attributes().intervals();
        Instant due = switch (settled.state().kind()) {
            case STOPPED -> stoppedTooLong(settled, intervals);
            case RUNNING ->
                intervals.ephemeral() ? after(settled.attributes().lastActivityAt(), intervals.stop()) : null;
            case PENDING, PAUSING, PAUSED, RESUMING, STOPPING, TERMINATED, FAILED, OTHER -> null;
        };
        return due != null && fitsDeparture(due)
                ? Optional.of(because(Cause.AUTO_DELETED, within(missing, due)))
                : Optional.empty();
    }

    private @Nullable Instant stoppedTooLong(Sandbox settled, Intervals intervals) {
        Instant since = settled.status().lastTransitionAt();
        return intervals.ephemeral() ? departure() : after(since, intervals.delete());
    }

    private static @Nullable Instant after(@Nullable Instant since, Interval interval) {
        return since == null || interval.when() != Interval.When.AFTER ? null : since.plus(interval.time());
    }

    /// Since when it was being deleted, where it was seen so, or else when it was missed.
    private Instant departure() {
        Sandbox last = missing.last();
        Instant since = last.status().lastTransitionAt();
        return last.state().kind() == Kind.STOPPING && since != null ? since : missing.missed();
    }

    private boolean fitsDeparture(Instant due) {
        Instant departure = departure();
        return departure.equals(missing.missed())
                ? missing.fits(due)
                : Duration.between(due, departure).abs().compareTo(TOLERANCE) <= 0;
    }

    /// Its time was reached in between, or its engine said of it while it was still listed that it had expired.
    private Optional<End> expired() {
        Instant expiry = missing.last().expiresAt();
        boolean reached = expiry != null && missing.fits(expiry);
        boolean said = missing.last().state().kind() == Kind.TERMINATED
                && EngineWords.expired(missing.last().status());
        return reached || said ? Optional.of(because(Cause.EXPIRED, expiryOr(missing.missed()))) : Optional.empty();
    }

    private Instant expiryOr(Instant moment) {
        Instant expiry = missing.last().expiresAt();
        return expiry == null || expiry.isAfter(missing.missed().plus(TOLERANCE)) ? within(missing, moment) : expiry;
    }

    private Optional<End> evicted() {
        return EngineWords.evicted(missing.last().status())
                ? Optional.of(because(Cause.EVICTED, missing.missed()))
                : Optional.empty();
    }

    private Optional<End> failed() {
        return missing.last().state().kind() == Kind.FAILED
                ? Optional.of(because(Cause.FAILED, missing.missed()))
                : Optional.empty();
    }

    private End because(Cause cause, Instant at) {
        return new End(at, missing.lastSeen(), cause, null, null, null, null);
    }

    /// The time of the evidence when that is between the last sight and the first miss, or else the latter: what was
    /// seen had not ended.
    static Instant within(Missing missing, Instant moment) {
        return moment.isAfter(missing.lastSeen()) && moment.isBefore(missing.missed()) ? moment : missing.missed();
    }
}

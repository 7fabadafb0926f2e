package io.sandboxconsole.bulk;

import io.sandboxconsole.access.AccessDenied;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.IntentCheck;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxLocked;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.lifecycle.PlannedActs;
import io.sandboxconsole.sandbox.lifecycle.PlannedActs.Verdict;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.lifecycle.Sleeper;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.ProviderException.NotFound;
import io.sandboxconsole.sandbox.provider.ProviderException.RateLimited;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;

/// Acts on the sandboxes of one job as who started it may now: what is no longer as the plan observed it stays as it
/// is. Safe for use by several threads.
final class SandboxAct implements JobRun.Act {

    /// A shorter wait that the engine asks for is waited for in the middle of an act.
    private static final Duration SHORT = Duration.ofSeconds(2);

    /// A shorter one is waited for where the act was begun, and stays the same attempt.
    private static final Duration LONG = Duration.ofMinutes(2);

    /// How often a wait looks whether the act is still wanted.
    private static final Duration LOOK = Duration.ofMillis(250);

    private static final int CONFLICT = 409;

    /// The codes of attempts in the trail after which a sandbox is tried again.
    private static final Set<String> NOTHING_DONE =
            Set.of("rate-limited", "unavailable", "conflict", PlannedActs.PUT_OFF);

    private static final Duration PAUSE = Duration.ofSeconds(1);

    /// How long an engine that does not answer is tried again.
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Parts parts;

    private final Actor starter;

    private final BulkCommand command;

    private final Instant startedAt;

    /// Since when the engines that do not answer do not.
    private final Map<ConnectionId, Instant> away = new ConcurrentHashMap<>();

    /// What the acts of all jobs share.
    ///
    /// @param held the sandboxes under legal hold; may be seconds old
    record Parts(
            PlannedActs acts,
            SandboxService sandboxes,
            Guard guard,
            JobRights rights,
            AuditTrail trail,
            IntentCheck intents,
            Supplier<Set<SandboxId>> held,
            Sleeper sleeper,
            InstantSource time) {}

    /// @param starter with the job as the origin
    SandboxAct(Parts parts, Actor starter, BulkCommand command, Instant startedAt) {
        this.parts = parts;
        this.starter = starter;
        this.command = command;
        this.startedAt = startedAt;
    }

    @Override
    public Optional<JobWhy> obstacle() {
        return Optional.ofNullable(parts.rights().of(starter, command.action()).why());
    }

    @Override
    public PlannedActs.Room room(ConnectionId connection) {
        return parts.acts().room(connection);
    }

    @Override
    public boolean held(ConnectionId connection) {
        return parts.acts().hold(connection).isPositive();
    }

    @Override
    public ItemResult on(PlanItem item, JobRun.Call call) {
        var connection = item.id().connection();
        Duration asked = parts.acts().asked(connection);
        if (asked.compareTo(SHORT) > 0) {
            return new ItemResult.Later(asked);
        }
        try {
            var standing = parts.rights().of(starter, command.action());
            if (standing.why() != null) {
                return new ItemResult.Halt(standing.why());
            }
            var actor = Objects.requireNonNull(standing.actor());
            var result = AuditTrail.patiently(() -> parts.acts()
                    .perform(
                            actor,
                            item.id(),
                            command.action(),
                            now -> verdict(actor, item, now, call),
                            wait -> waited(wait, actor, call)));
            away.remove(connection);
            return ended(result);
        } catch (ProviderException failure) {
            return failed(item.id(), failure);
        } catch (AccessDenied denied) {
            return ItemResult.Ended.skipped(Skip.Reason.NOT_PERMITTED.name());
        } catch (AuditUnavailable | DataAccessException databaseAway) {
            return new ItemResult.Later(PAUSE);
        } catch (RuntimeException refusal) {
            if (refusal instanceof RecordedFailure recorded) {
                return refused(recorded);
            }
            throw refusal;
        }
    }

    /// Waits, unless it takes too long, and returns whether the act may then go on: whose rights have changed meanwhile
    /// begins anew.
    private boolean waited(Duration wait, Actor actor, JobRun.Call call) {
        if (wait.compareTo(LONG) > 0) {
            return false;
        }
        call.putOff(wait);
        try {
            for (Duration left = wait; left.isPositive() && call.goesOn(); left = left.minus(LOOK)) {
                parts.sleeper().await(left.compareTo(LOOK) < 0 ? left : LOOK);
            }
        } catch (CancellationException ending) {
            return false;
        }
        return call.goesOn()
                && actor.equals(parts.rights().of(starter, command.action()).actor());
    }

    /// What the console refuses at every door, such as an act on a locked sandbox, is left out.
    private static ItemResult refused(RecordedFailure refusal) {
        return new ItemResult.Ended(
                Outcome.SKIPPED, skipped(refusal.code()), refusal.explanation().toString());
    }

    private static String skipped(String code) {
        return code.equals(SandboxLocked.CODE) ? Skip.Reason.LOCKED.name() : code;
    }

    private Verdict verdict(Actor actor, PlanItem item, Sandbox now, JobRun.Call call) {
        if (command.action() == SandboxAction.DELETE && isEnding(now)) {
            return new Verdict.Done();
        }
        var seen = Objects.requireNonNull(item.observed());
        var changed = PlanItem.change(seen, now);
        if (changed != null) {
            return left(Skip.of(changed));
        }
        if (!parts.guard().scope(actor, Permission.ACT_IN_BULK).covers(now.team(), now.owner())) {
            return left(Skip.of(Skip.Reason.NOT_PERMITTED));
        }
        var skip = skip(actor, now);
        if (skip != null) {
            return left(skip);
        }
        // Directly before the call: the read may have waited.
        boolean goesOn =
                call.goesOn() && parts.acts().asked(now.id().connection()).compareTo(SHORT) <= 0;
        return goesOn ? new Verdict.Act(command.on(now)) : new Verdict.PutOff();
    }

    private @Nullable Skip skip(Actor actor, Sandbox now) {
        var option = parts.sandboxes().option(actor, now, command.action());
        if (option.isEmpty()) {
            return Skip.of(Skip.Reason.UNSUPPORTED);
        }
        var obstacle = option.get().obstacle();
        if (obstacle != null) {
            return Skip.of(obstacle);
        }
        if (command.irreversible() && parts.held().get().contains(now.id())) {
            return Skip.of(Skip.Reason.HELD);
        }
        if (now.attributes().lease() != null) {
            return Skip.of(Skip.Reason.LEASED);
        }
        boolean typed = parts.sandboxes().warnings(now, command.action()).stream()
                .map(ActionWarning::typed)
                .anyMatch(Objects::nonNull);
        return typed ? Skip.of(Skip.Reason.ASKED_ONE_BY_ONE) : null;
    }

    private static boolean isEnding(Sandbox now) {
        return now.state().kind() == Kind.TERMINATED || now.state().kind() == Kind.STOPPING;
    }

    private static Verdict left(Skip skip) {
        return new Verdict.LeaveOut(skip.reason().name(), skip.detail());
    }

    private ItemResult ended(PlannedActs.Result result) {
        return switch (result) {
            case PlannedActs.Result.Succeeded() -> ItemResult.Ended.succeeded();
            case PlannedActs.Result.Gone() ->
                command.action() == SandboxAction.DELETE
                        ? done()
                        : ItemResult.Ended.skipped(Skip.Reason.NOT_FOUND.name());
            case PlannedActs.Result.NotActed(Verdict verdict) ->
                switch (verdict) {
                    case Verdict.Done() -> done();
                    case Verdict.LeaveOut leftOut ->
                        new ItemResult.Ended(Outcome.SKIPPED, leftOut.code(), leftOut.detail());
                    case Verdict.PutOff() -> new ItemResult.Later(PAUSE);
                    case Verdict.Act _ -> throw new IllegalStateException("It was acted on.");
                };
        };
    }

    private static ItemResult done() {
        return new ItemResult.Ended(Outcome.ALREADY_DONE, "", null);
    }

    private ItemResult failed(SandboxId id, ProviderException failure) {
        if (failure instanceof CredentialsRejected || failure instanceof Misconfigured) {
            return new ItemResult.Halt(JobWhy.ENGINE_AWAY);
        }
        if (PlannedActs.putOff(failure)) {
            return failure instanceof RateLimited limited
                    ? new ItemResult.Later(Objects.requireNonNullElse(limited.retryAfter(), PAUSE))
                    : unreachable(id.connection());
        }
        away.remove(id.connection());
        if (failure instanceof NotFound && command.action() == SandboxAction.DELETE) {
            return done();
        }
        if (failure.unclear() && look(id, FieldChanges.NONE) == IntentCheck.Finding.DONE) {
            return ItemResult.Ended.succeeded();
        }
        var end = new ItemResult.Ended(
                Outcome.FAILED, failure.code(), failure.explanation().toString());
        return failure instanceof Conflict && failure.answer().status() == CONFLICT ? new ItemResult.Busy(end) : end;
    }

    private ItemResult unreachable(ConnectionId connection) {
        Instant now = parts.time().instant();
        Instant since = Objects.requireNonNullElse(away.putIfAbsent(connection, now), now);
        return since.plus(PATIENCE).isBefore(now)
                ? new ItemResult.Halt(JobWhy.ENGINE_AWAY)
                : new ItemResult.Later(PAUSE);
    }

    private IntentCheck.Finding look(SandboxId id, FieldChanges changes) {
        return parts.intents()
                .check(new IntentCheck.Intent(
                        command.action().word(), id.connection().value(), id.value(), changes));
    }

    /// The trail tells whether the call was begun, and mostly how it ended; else the engine is asked.
    @Override
    public ItemResult reconcile(PlanItem item) {
        List<AuditEvent> recorded = recorded(item.id());
        @Nullable Ending last = recorded.isEmpty() ? null : recorded.getFirst().ending();
        if (last != null && last.result() != Result.UNCLEAR) {
            return known(last);
        }
        var intent =
                recorded.stream().filter(row -> row.phase() == Phase.INTENT).findFirst();
        if (intent.isEmpty()) {
            return new ItemResult.Later(Duration.ZERO);
        }
        return switch (look(item.id(), new FieldChanges(intent.get().context().changes()))) {
            case DONE -> ItemResult.Ended.succeeded();
            case NOT_DONE -> new ItemResult.Later(Duration.ZERO);
            case UNTOLD ->
                new ItemResult.Ended(
                        Outcome.FAILED, "unclear", "The console ended meanwhile, and the engine does not tell.");
            case SILENT -> new ItemResult.Halt(JobWhy.ENGINE_AWAY);
        };
    }

    /// Returns the rows of this job about a sandbox, the newest first.
    private List<AuditEvent> recorded(SandboxId id) {
        var everything = new AuditQuery.Visible(true, Set.of(), null);
        @Nullable String job = starter.origin().call().job();
        var query = new AuditQuery(
                null, command.action().word(), id.value(), null, startedAt, null, null, null, AuditQuery.MAXIMUM_LIMIT);
        return parts.trail().read(everything, query).stream()
                .map(row -> row.event())
                .filter(row -> Objects.equals(row.context().job(), job))
                .filter(row -> row.what() != null
                        && id.connection().value().equals(row.what().connection()))
                .toList();
    }

    private ItemResult known(Ending ending) {
        if (ending.result() == Result.SUCCEEDED) {
            return ItemResult.Ended.succeeded();
        }
        boolean gone = ending.code().equals(Ending.NOT_FOUND) && command.action() == SandboxAction.DELETE;
        if (gone || ending.code().equals(PlannedActs.DONE)) {
            return done();
        }
        if (NOTHING_DONE.contains(ending.code())) {
            return new ItemResult.Later(Duration.ZERO);
        }
        if (ending.result() == Result.DENIED && !ending.code().equals(SandboxLocked.CODE)) {
            return ItemResult.Ended.skipped(Skip.Reason.NOT_PERMITTED.name());
        }
        String code = skipped(ending.code());
        boolean leftOut = List.of(Skip.Reason.values()).stream().map(Enum::name).anyMatch(code::equals);
        return new ItemResult.Ended(leftOut ? Outcome.SKIPPED : Outcome.FAILED, code, ending.detail());
    }
}

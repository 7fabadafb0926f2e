package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.bulk.JobReads.Reader;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.SandboxId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Starts plans as jobs, steers the jobs and shows them. Who may do something with a job is who started it, and
/// who might have: the sandboxes of its plan decide. To others there is none, but for those who read the whole
/// trail. Blocks on the database, and calls no engine; safe for use by several threads.
@Service
public class BulkJobs {

    /// The actions in the trail.
    public static final String START = "start-bulk";

    public static final String PAUSE = "pause-bulk";

    public static final String RESUME = "resume-bulk";

    public static final String CANCEL = "cancel-bulk";

    private final BulkPlans plans;

    private final JobStart starts;

    private final JobRows rows;

    private final JobReads reads;

    private final JobFeed feed;

    private final Guard guard;

    private final TransactionTemplate transaction;

    private final Clock clock;

    BulkJobs(
            BulkPlans plans,
            JobFeed feed,
            Guard guard,
            LastKnownGrants lastKnownGrants,
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            BulkProperties properties,
            Clock clock) {
        this.plans = plans;
        this.rows = new JobRows(jdbc);
        this.reads = new JobReads(jdbc);
        this.feed = feed;
        this.guard = guard;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.starts = new JobStart(plans, guard, lastKnownGrants, jdbc, transaction, properties, clock);
    }

    /// Returns the name of a job in the trail, in the rows of all that it did.
    public static String trailName(UUID id) {
        return "bulk:" + id;
    }

    /// The jobs that are asked for.
    ///
    /// @param states none for all
    /// @param actor the id of who started them; absent for all
    /// @param behind the start behind which they follow; absent for the latest ones
    public record Question(
            Set<JobState> states,
            @Nullable String actor,
            @Nullable Started behind) {

        public Question {
            states = Set.copyOf(states);
        }

        public Question(Set<JobState> states, @Nullable String actor) {
            this(states, actor, null);
        }

        /// Returns the same behind the start of a job.
        public Question behind(Started start) {
            return new Question(states, actor, start);
        }
    }

    /// The start of a job, by which jobs are ordered.
    public record Started(Instant at, UUID job) {}

    /// The sandboxes of a job that are asked for, and their order.
    ///
    /// @param outcome absent for all
    /// @param sort one of [#SORTS]
    public record ItemQuestion(@Nullable Outcome outcome, String sort, boolean descending) {

        /// The orders: `position` in the plan, `name`, `creator`, `team`, `state` as observed by the plan, `outcome`,
        /// `ended`.
        public static final Set<String> SORTS =
                Set.of("position", "name", "creator", "team", "state", "outcome", "ended");

        /// All, in the order of the plan.
        public static final ItemQuestion ALL = new ItemQuestion(null, "position", false);

        public ItemQuestion {
            if (!SORTS.contains(sort)) {
                throw new IllegalArgumentException("There is no order “%s”.".formatted(sort));
            }
        }
    }

    /// Starts a plan: a job that begins after the grace period. Recorded, also where it is refused.
    ///
    /// @param hash of the plan as it was shown
    /// @param typedCount the number that the actor typed, if they typed one
    /// @throws PlanRefused if it cannot be started; nothing was done
    @Blocking
    public Job start(Actor actor, UUID plan, String hash, @Nullable Integer typedCount) {
        @Nullable String reason = plans.find(actor, plan).map(Plan::reason).orElse(null);
        guard.callWithinReach(
                actor,
                new Operation(START, Permission.ACT_IN_BULK, Target.CONSOLE).because(reason),
                present -> starts.start(present, plan, hash, typedCount),
                JobStart::summary);
        feed.changed(plan);
        return required(actor, plan);
    }

    /// Lets a running job begin with no further sandbox. Recorded.
    ///
    /// @throws JobRefused if there is none, or it does not run
    @Blocking
    public Job pause(Actor actor, UUID id) {
        return steer(actor, id, JobAct.PAUSE);
    }

    /// Lets a paused job go on. Recorded.
    ///
    /// @throws JobRefused if there is none, or it does not pause
    @Blocking
    public Job resume(Actor actor, UUID id) {
        return steer(actor, id, JobAct.RESUME);
    }

    /// Ends a job; what it has begun with ends by itself. During the grace period it undoes the start. Recorded.
    ///
    /// @throws JobRefused if there is none, or it has ended
    @Blocking
    public Job cancel(Actor actor, UUID id) {
        return steer(actor, id, JobAct.CANCEL);
    }

    /// Makes a plan of the sandboxes of a job that failed, with the same act; it is started as any other. Recorded.
    ///
    /// @throws JobRefused if there is none, or nothing of it failed
    @Blocking
    public Plan retryFailed(Actor actor, UUID id) {
        var operation = new Operation(BulkPlans.ACTION, Permission.ACT_IN_BULK, Target.CONSOLE);
        var job = guard.prepare(actor, operation, () -> required(actor, id));
        if (!job.acts().contains(JobAct.RETRY)) {
            var refusal = new JobRefused(whyNoRetry(actor, job));
            guard.failed(actor, operation, refusal);
            throw refusal;
        }
        List<SandboxId> failed =
                reads.failed(id).stream().map(item -> item.item().id()).toList();
        return plans.make(
                actor,
                new Selection.Chosen(failed),
                job.plan().command(),
                Belts.NONE,
                job.plan().reason());
    }

    private JobRefused.Why whyNoRetry(Actor actor, Job job) {
        if (guard.scope(actor, Permission.ACT_IN_BULK).isEmpty()) {
            return JobRefused.Why.NOT_PERMITTED;
        }
        if (job.state().open()) {
            return JobRefused.Why.STATE;
        }
        return job.count(Outcome.FAILED) == 0 ? JobRefused.Why.NOTHING_FAILED : JobRefused.Why.NOT_PERMITTED;
    }

    /// Returns the job, if the actor may see it.
    @Blocking
    public Optional<Job> find(Actor actor, UUID id) {
        return reads.find(reader(actor), id, clock.instant());
    }

    /// Returns jobs that the actor may see, the latest start first, `most` of them from `offset` on.
    @Blocking
    public List<Job> jobs(Actor actor, Question question, int offset, int most) {
        return reads.jobs(reader(actor), question, offset, most, clock.instant());
    }

    /// Returns the number of [#jobs].
    @Blocking
    public int count(Actor actor, Question question) {
        return reads.count(reader(actor), question);
    }

    /// Returns sandboxes that a job takes, `most` of them from `offset` on; none of a job that the actor may not see.
    @Blocking
    public List<JobItem> items(Actor actor, UUID id, ItemQuestion question, int offset, int most) {
        return reads.sees(reader(actor), id) ? reads.items(id, question, offset, most) : List.of();
    }

    /// Returns what happened to a job as a whole, the earliest first; nothing of one that the actor may not see.
    @Blocking
    public List<JobEvent> events(Actor actor, UUID id) {
        return reads.sees(reader(actor), id) ? reads.events(id) : List.of();
    }

    /// Calls `changed` with the id of each job that changed, also on another console, until the returned task is run:
    /// after the commit, on a thread of its own without any lock, and at most some times a second.
    public Runnable listen(Consumer<UUID> changed) {
        return feed.listen(changed);
    }

    private Reader reader(Actor actor) {
        return new Reader(
                actor,
                guard.scope(actor, Permission.READ_AUDIT).isUnlimited(),
                guard.scope(actor, Permission.ACT_IN_BULK));
    }

    /// Returns the job of this id.
    ///
    /// @throws JobRefused if the actor may not see it
    @Blocking
    public Job required(Actor actor, UUID id) {
        return find(actor, id)
                .orElseThrow(() -> JobRefused.unknown(rows.starter(id).isPresent()));
    }

    /// Who started a job may always stop it, also without the role for more.
    private Job steer(Actor actor, UUID id, JobAct act) {
        String word = word(act);
        var asked = new Operation(word, Permission.ACT_IN_BULK, Target.CONSOLE);
        boolean mine = guard.prepare(actor, asked, () -> required(actor, id)).mine();
        var permission = mine && act != JobAct.RESUME ? Permission.VIEW_SANDBOX : Permission.ACT_IN_BULK;
        guard.callWithinReach(
                actor,
                new Operation(word, permission, Target.CONSOLE),
                present -> {
                    steered(present, id, act);
                    return id;
                },
                "Job %s."::formatted);
        feed.changed(id);
        return required(actor, id);
    }

    private static String word(JobAct act) {
        return switch (act) {
            case PAUSE -> PAUSE;
            case RESUME -> RESUME;
            case CANCEL -> CANCEL;
            case RETRY -> BulkPlans.ACTION;
        };
    }

    private void steered(Actor actor, UUID id, JobAct act) {
        Instant now = clock.instant();
        transaction.executeWithoutResult(_ -> {
            var state = rows.lockedState(id);
            var job = required(actor, id);
            if (!job.acts().contains(act)) {
                throw new JobRefused(act.fits(state) ? JobRefused.Why.NOT_PERMITTED : JobRefused.Why.STATE);
            }
            JobState next = switch (act) {
                case PAUSE -> JobState.PAUSED;
                case RESUME -> JobState.RUNNING;
                case CANCEL, RETRY -> JobState.CANCELLED;
            };
            rows.change(id, next, JobWhy.ASKED, actor, now);
            if (act == JobAct.CANCEL) {
                rows.cancelRest(id, now);
            }
        });
    }
}

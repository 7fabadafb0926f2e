package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.sandbox.Blocking;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;

/// Starts plans as jobs, steers the jobs and shows them. Who may do something with a job is who started it, and who
/// might have: the sandboxes of its plan decide. To others there is none, but for those who read the whole trail. Blocks
/// on the database, and calls no engine; safe for use by several threads.
@Service
public class BulkJobs {

    /// The actions in the trail.
    public static final String START = "start-bulk";

    public static final String PAUSE = "pause-bulk";

    public static final String RESUME = "resume-bulk";

    public static final String CANCEL = "cancel-bulk";

    BulkJobs(
            BulkPlans plans,
            Guard guard,
            JdbcOperations jdbc,
            PlatformTransactionManager transactions,
            BulkProperties properties,
            Clock clock) {}

    /// The jobs that are asked for.
    ///
    /// @param states none for all
    /// @param actor the id of who started them; absent for all
    public record Question(Set<JobState> states, @Nullable String actor) {

        public Question {
            states = Set.copyOf(states);
        }
    }

    /// The sandboxes of a job that are asked for, and their order.
    ///
    /// @param outcome absent for all
    /// @param sort one of [#SORTS]
    public record ItemQuestion(
            @Nullable Outcome outcome, String sort, boolean descending) {

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
        throw new PlanRefused(PlanRefused.Why.UNKNOWN);
    }

    /// Lets a running job begin with no further sandbox. Recorded.
    ///
    /// @throws JobRefused if there is none, or it does not run
    @Blocking
    public Job pause(Actor actor, UUID id) {
        throw new JobRefused(JobRefused.Why.UNKNOWN);
    }

    /// Lets a paused job go on. Recorded.
    ///
    /// @throws JobRefused if there is none, or it does not pause
    @Blocking
    public Job resume(Actor actor, UUID id) {
        throw new JobRefused(JobRefused.Why.UNKNOWN);
    }

    /// Ends a job; what it has begun with ends by itself. During the grace period it undoes the start. Recorded.
    ///
    /// @throws JobRefused if there is none, or it has ended
    @Blocking
    public Job cancel(Actor actor, UUID id) {
        throw new JobRefused(JobRefused.Why.UNKNOWN);
    }

    /// Makes a plan of the sandboxes of a job that failed, with the same act; it is started as any other. Recorded.
    ///
    /// @throws JobRefused if there is none, or nothing of it failed
    @Blocking
    public Plan retryFailed(Actor actor, UUID id) {
        throw new JobRefused(JobRefused.Why.UNKNOWN);
    }

    /// Returns the job, if the actor may see it.
    @Blocking
    public Optional<Job> find(Actor actor, UUID id) {
        return Optional.empty();
    }

    /// Returns jobs that the actor may see, the latest start first, `most` of them from `offset` on.
    @Blocking
    public List<Job> jobs(Actor actor, Question question, int offset, int most) {
        return List.of();
    }

    /// Returns the number of [#jobs].
    @Blocking
    public int count(Actor actor, Question question) {
        return 0;
    }

    /// Returns sandboxes that a job takes, `most` of them from `offset` on; none of a job that the actor may not see.
    @Blocking
    public List<JobItem> items(Actor actor, UUID id, ItemQuestion question, int offset, int most) {
        return List.of();
    }

    /// Returns what happened to a job as a whole, the earliest first; nothing of one that the actor may not see.
    @Blocking
    public List<JobEvent> events(Actor actor, UUID id) {
        return List.of();
    }

    /// Calls `changed` with the id of each job that changed, also on another console, until the returned task is run:
    /// after the commit, on a thread of its own without any lock, and at most some times a second.
    public Runnable listen(Consumer<UUID> changed) {
        return () -> {};
    }
}

package io.sandboxconsole.bulk;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.IntentCheck;
import io.sandboxconsole.access.rights.PresentRights;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.leadership.FencingToken;
import io.sandboxconsole.leadership.LeaderLease;
import io.sandboxconsole.leadership.Leadership;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.PlannedActs;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.lifecycle.Sleeper;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Runs the jobs that no other console runs, several at once, each under a lease of its own. Goes on after a restart
/// with what the database says.
@Component
class JobRunner {

    /// How long a console that no longer answers keeps a job.
    static final Duration TERM = Duration.ofSeconds(6);

    /// How often a job that has nothing to write renews its lease.
    private static final long RENEWAL = Duration.ofSeconds(2).toNanos();

    /// The part of the term in which no other console can hold the job.
    private static final long SURE = TERM.minusSeconds(1).toNanos();

    /// How long an end of this console waits for the calls underway.
    private static final Duration LAST_CALLS = Duration.ofSeconds(30);

    private static final Duration FRESH_HOLDS = Duration.ofSeconds(5);

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);

    private final JobRows rows;

    private final PlanRows plans;

    private final SandboxAct.Parts parts;

    private final Inventory inventory;

    private final JobFeed feed;

    private final Leadership leadership;

    private final Clock clock;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private final Map<UUID, Thread> running = new ConcurrentHashMap<>();

    private final DatabaseOutage outage = new DatabaseOutage(log, "Jobs wait");

    private volatile boolean stopping;

    JobRunner(
            JdbcOperations jdbc,
            PlannedActs acts,
            SandboxService sandboxes,
            Guard guard,
            PresentRights rights,
            AuditTrail trail,
            Optional<IntentCheck> intents,
            LegalHolds holds,
            Inventory inventory,
            JobFeed feed,
            Leadership leadership,
            BulkProperties properties,
            Sleeper sleeper,
            Clock clock) {
        this.rows = new JobRows(jdbc);
        this.plans = new PlanRows(jdbc);
        this.parts = new SandboxAct.Parts(
                acts,
                sandboxes,
                guard,
                new JobRights(rights, guard, properties.rightsGrace(), clock),
                trail,
                intents.orElse(IntentCheck.NONE),
                new RecentHolds(holds),
                sleeper,
                clock);
        this.inventory = inventory;
        this.feed = feed;
        this.leadership = leadership;
        this.clock = clock;
    }

    /// Begins with the jobs that are due and that no console runs.
    @Scheduled(fixedDelayString = "PT1S")
    void begin() {
        if (!stopping) {
            outage.run(() -> rows.due(clock.instant()).forEach(this::begin));
        }
    }

    private synchronized void begin(UUID id) {
        if (stopping || running.containsKey(id)) {
            return;
        }
        var lease = leadership.of(name(id), TERM);
        long asked = System.nanoTime();
        lease.tryAcquireOrRenew().ifPresent(token -> {
            var fence = new LeaseFence(lease, token, asked);
            var thread = Thread.ofVirtual().name("job-" + id).unstarted(() -> run(id, fence));
            running.put(id, thread);
            thread.start();
        });
    }

    private void run(UUID id, LeaseFence fence) {
        try {
            var act = act(id);
            fence.write(() -> {
                if (rows.lockedState(id) == JobState.WAITING) {
                    rows.change(id, JobState.RUNNING, null, null, clock.instant());
                }
            });
            feed.changed(id);
            new JobRun(id, rows, act, fence, threads, () -> feed.changed(id), clock).run();
            ended(id, fence);
        } catch (RuntimeException failure) {
            log.warn(
                    "[{}] Job {} waits; the next tick tries again, here or on another console.",
                    Condition.JOB_WAITS,
                    id,
                    failure);
            fence.release();
        } finally {
            running.remove(id);
        }
    }

    /// Returns what acts on the sandboxes of a job.
    SandboxAct act(UUID id) {
        Actor starter = rows.starter(id).orElseThrow();
        Plan plan = plans.find(id).orElseThrow();
        return new SandboxAct(parts, starter, plan.command(), plan.createdAt());
    }

    private void ended(UUID id, LeaseFence fence) {
        if (rows.state(id).open()) {
            fence.release();
        } else {
            leadership.end(name(id));
        }
        Set<ConnectionId> connections = rows.connections(id);
        connections.forEach(inventory::refresh);
    }

    /// Whether a job runs here.
    boolean busy() {
        return !running.isEmpty();
    }

    private static String name(UUID id) {
        return BulkJobs.trailName(id);
    }

    /// Lets every job end its calls and begin with no other. Interrupts nothing: an interrupted write would break an
    /// embedded database.
    @PreDestroy
    void close() {
        List<Thread> last;
        synchronized (this) {
            stopping = true;
            last = List.copyOf(running.values());
        }
        long end = System.nanoTime() + LAST_CALLS.toNanos();
        for (Thread thread : last) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException impatient) {
                Thread.currentThread().interrupt();
            }
        }
        threads.shutdown();
    }

    /// The right to run one job, by its lease.
    private final class LeaseFence implements JobRun.Fence {

        private final LeaderLease lease;

        private final FencingToken token;

        private volatile long renewed;

        LeaseFence(LeaderLease lease, FencingToken token, long renewed) {
            this.lease = lease;
            this.token = token;
            this.renewed = renewed;
        }

        @Override
        public boolean held() {
            return !stopping && (System.nanoTime() - renewed < RENEWAL || renew());
        }

        private boolean renew() {
            long asked = System.nanoTime();
            boolean still = lease.tryAcquireOrRenew().filter(token::equals).isPresent();
            if (still) {
                renewed = asked;
            }
            return still;
        }

        @Override
        public boolean sure() {
            return System.nanoTime() - renewed < SURE;
        }

        @Override
        public void write(Runnable work) {
            long asked = System.nanoTime();
            lease.fenced(token, work);
            renewed = asked;
        }

        void release() {
            lease.release();
        }
    }

    /// The sandboxes under legal hold, as of the last seconds.
    private static final class RecentHolds implements Supplier<Set<SandboxId>> {

        private final LegalHolds holds;

        private Set<SandboxId> held = Set.of();

        private long read = System.nanoTime() - FRESH_HOLDS.toNanos();

        RecentHolds(LegalHolds holds) {
            this.holds = holds;
        }

        @Override
        public synchronized Set<SandboxId> get() {
            if (System.nanoTime() - read >= FRESH_HOLDS.toNanos()) {
                held = holds.held();
                read = System.nanoTime();
            }
            return held;
        }
    }
}

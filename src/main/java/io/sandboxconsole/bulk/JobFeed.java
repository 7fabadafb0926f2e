package io.sandboxconsole.bulk;

import io.sandboxconsole.time.EngineScheduler;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Tells listeners which jobs changed: those of this console soon after, those of others within about a second, as long
/// as there are listeners. Several changes of a job in short are told as one. Safe for use by several threads.
@Component
class JobFeed {

    /// The time over which changes are gathered.
    static final Duration GATHERING = Duration.ofMillis(250);

    /// How long the end of a job on another console is looked for.
    private static final Duration RECENT = Duration.ofMinutes(1);

    private static final Logger log = LoggerFactory.getLogger(JobFeed.class);

    private final List<Consumer<UUID>> listeners = new CopyOnWriteArrayList<>();

    private final JobRows rows;

    private final TaskScheduler scheduler;

    private final Clock clock;

    private final Set<UUID> gathered = new HashSet<>();

    /// The revisions that were told of. Only for [#look].
    private Map<UUID, Long> known = Map.of();

    JobFeed(JdbcOperations jdbc, EngineScheduler scheduler, Clock clock) {
        this.rows = new JobRows(jdbc);
        this.scheduler = scheduler.tasks();
        this.clock = clock;
    }

    Runnable listen(Consumer<UUID> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /// Takes note of a change, after its commit.
    void changed(UUID job) {
        boolean first;
        synchronized (gathered) {
            first = gathered.isEmpty();
            gathered.add(job);
        }
        if (first) {
            try {
                var _ = scheduler.schedule(this::tell, clock.instant().plus(GATHERING));
            } catch (TaskRejectedException closing) {
                log.debug("No listener is told of jobs any more: the console ends.");
            }
        }
    }

    private void tell() {
        List<UUID> jobs;
        synchronized (gathered) {
            jobs = List.copyOf(gathered);
            gathered.clear();
        }
        for (Consumer<UUID> listener : listeners) {
            jobs.forEach(job -> tell(listener, job));
        }
    }

    private static void tell(Consumer<UUID> listener, UUID job) {
        try {
            listener.accept(job);
        } catch (RuntimeException failure) {
            log.error("A listener did not take the news of job {}.", job, failure);
        }
    }

    /// Looks for changes by other consoles.
    @Scheduled(fixedDelayString = "PT1S")
    synchronized void look() {
        if (listeners.isEmpty()) {
            known = Map.of();
            return;
        }
        Instant now = clock.instant();
        try {
            Map<UUID, Long> present = new HashMap<>(rows.revisions(now.minus(RECENT)));
            present.forEach((job, revision) -> {
                if (!revision.equals(known.get(job))) {
                    changed(job);
                }
            });
            known = present;
        } catch (DataAccessException away) {
            log.debug("The jobs cannot be read now.", away);
        }
    }
}

package io.sandboxconsole.gateway.api.stream;

import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobEvent;
import io.sandboxconsole.gateway.api.bulk.BulkMapper;
import io.sandboxconsole.gateway.api.wire.StreamEvents.EndEvent;
import io.sandboxconsole.gateway.auth.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Tells how a job goes on, until it has ended: what happened to it as a whole, each once, and its present numbers.
final class JobSource implements StreamSource {

    private final BulkJobs jobs;

    private final UUID id;

    /// The number of events that were told.
    private int told;

    private boolean begun;

    /// As it was told.
    private @Nullable Job last;

    private @Nullable EndEvent over;

    /// @param wanted the number of events that the caller has; absent for none
    JobSource(BulkJobs jobs, UUID id, @Nullable String wanted) {
        this.jobs = jobs;
        this.id = id;
        this.told = number(wanted);
    }

    private static int number(@Nullable String text) {
        try {
            return text == null ? 0 : Math.max(0, Integer.parseInt(text.strip()));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    @Override
    public Runnable follow(Runnable onNews) {
        return jobs.listen(job -> {
            if (job.equals(id)) {
                onNews.run();
            }
        });
    }

    @Override
    public boolean permits(Caller caller) {
        return visible(caller).isPresent();
    }

    @Override
    public @Nullable EndEvent over() {
        return over;
    }

    @Override
    public @Nullable String place() {
        return begun ? String.valueOf(told) : null;
    }

    /// The job is read after its events: one that has ended is over once its end was told.
    @Override
    public List<StreamEvent> next(Caller caller) {
        if (begun && !changed(caller)) {
            return List.of();
        }
        List<StreamEvent> events = new ArrayList<>();
        List<JobEvent> all = jobs.events(caller.actor(), id);
        @Nullable Job job = visible(caller).orElse(null);
        if (job == null) {
            over = new EndEvent("NOT_FOUND", "There is no such job, or you may not see it any more.", false);
            return List.of();
        }
        told = Math.min(told, all.size());
        begun = true;
        while (told < all.size()) {
            JobEvent event = all.get(told++);
            events.add(new StreamEvent(String.valueOf(told), "state", BulkMapper.of(event)));
        }
        last = job;
        events.add(new StreamEvent(String.valueOf(told), "job", BulkMapper.of(job, null)));
        if (!job.state().open() && endTold(all, job)) {
            over = new EndEvent("JOB_ENDED", "The job has ended.", false);
        }
        return events;
    }

    private boolean changed(Caller caller) {
        return visible(caller).map(job -> !job.equals(last)).orElse(true);
    }

    private static boolean endTold(List<JobEvent> all, Job job) {
        return !all.isEmpty() && all.getLast().state() == job.state();
    }

    private Optional<Job> visible(Caller caller) {
        return jobs.find(caller.actor(), id).filter(job -> caller.connection() == null || job.mine());
    }
}

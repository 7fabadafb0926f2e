package io.sandboxconsole.console.bulk;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import io.sandboxconsole.bulk.BulkJobs;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.scheduling.TaskScheduler;

/// Tells parts of pages that jobs have changed, a few times per second at most.
@org.springframework.stereotype.Component
public class JobFollower {

    private static final Duration PACE = Duration.ofMillis(250);

    private final BulkJobs jobs;

    private final TaskScheduler scheduler;

    private final Clock clock;

    JobFollower(BulkJobs jobs, TaskScheduler scheduler, Clock clock) {
        this.jobs = jobs;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    /// Passes the ids of changed jobs among those of `about` to `listener`, under the session lock, until the part is
    /// detached.
    ///
    /// @param about called on other threads
    public void follow(AttachEvent attached, Predicate<UUID> about, Consumer<Set<UUID>> listener) {
        Component part = attached.getSource();
        var followed = new Followed(part, attached.getUI(), about, listener);
        Runnable end = jobs.listen(followed::changed);
        part.addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
        });
    }

    /// A part of an open page, and the changes that it has not been told of.
    private final class Followed {

        private final Component part;

        private final UI ui;

        private final Predicate<UUID> about;

        private final Consumer<Set<UUID>> listener;

        private final Set<UUID> waiting = new HashSet<>();

        Followed(Component part, UI ui, Predicate<UUID> about, Consumer<Set<UUID>> listener) {
            this.part = part;
            this.ui = ui;
            this.about = about;
            this.listener = listener;
        }

        void changed(UUID job) {
            if (!about.test(job)) {
                return;
            }
            boolean first;
            synchronized (waiting) {
                first = waiting.isEmpty();
                waiting.add(job);
            }
            if (first) {
                var _ = scheduler.schedule(this::tell, clock.instant().plus(PACE));
            }
        }

        private void tell() {
            ui.accessLater(
                            () -> {
                                Set<UUID> changed = taken();
                                if (part.isAttached()) {
                                    listener.accept(changed);
                                }
                            },
                            this::taken)
                    .run();
        }

        private Set<UUID> taken() {
            synchronized (waiting) {
                Set<UUID> changed = Set.copyOf(waiting);
                waiting.clear();
                return changed;
            }
        }
    }
}

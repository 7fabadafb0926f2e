package io.sandboxconsole.console.bulk;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import io.sandboxconsole.bulk.Job;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a browser tab knows of the jobs that its person started. Used under the session lock.
final class OwnJobs {

    private final Map<UUID, Job> known = new LinkedHashMap<>();

    private final List<Runnable> listeners = new ArrayList<>();

    private OwnJobs() {}

    static OwnJobs of(UI ui) {
        var found = ComponentUtil.getData(ui, OwnJobs.class);
        if (found == null) {
            found = new OwnJobs();
            ComponentUtil.setData(ui, OwnJobs.class, found);
        }
        return found;
    }

    /// Takes over the present values of a job.
    ///
    /// @return what was known of it before
    @Nullable
    Job learn(Job job) {
        var before = known.put(job.id(), job);
        List.copyOf(listeners).forEach(Runnable::run);
        if (!job.state().open()) {
            known.remove(job.id());
        }
        return before;
    }

    /// The latest job that has not ended.
    Optional<Job> open() {
        return known.values().stream().filter(job -> job.state().open()).reduce((_, later) -> later);
    }

    Runnable listen(Runnable listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }
}

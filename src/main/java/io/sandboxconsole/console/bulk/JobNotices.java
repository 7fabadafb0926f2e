package io.sandboxconsole.console.bulk;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/// Notifies a person, on any page, when a job that they started pauses or ends. Part of the frame of every page.
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
public class JobNotices extends Span {

    private static final int MOST = 20;

    private final transient BulkJobs jobs;

    private final transient JobFollower follower;

    private final transient CurrentActor currentActor;

    private final transient Background background;

    /// Jobs of others, which need no second look.
    private final transient Set<UUID> foreign = ConcurrentHashMap.newKeySet();

    /// The title that this part gave the tab, and the page's own.
    private @Nullable String titled;

    private @Nullable String plain;

    JobNotices(BulkJobs jobs, JobFollower follower, CurrentActor currentActor, Background background) {
        this.jobs = jobs;
        this.follower = follower;
        this.currentActor = currentActor;
        this.background = background;
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        UI ui = event.getUI();
        var end = OwnJobs.of(ui).listen(() -> title(ui));
        // The page's own title comes behind its listeners.
        var navigation = ui.addAfterNavigationListener(_ -> ui.beforeClientResponse(this, _ -> title(ui)));
        addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
            navigation.remove();
        });
        currentActor.find().ifPresent(actor -> {
            follower.follow(event, id -> !foreign.contains(id), changed -> read(ui, changed));
            var open = EnumSet.of(JobState.WAITING, JobState.RUNNING, JobState.PAUSED);
            var question = new BulkJobs.Question(open, actor.id().value());
            background.read(ui, () -> jobs.jobs(actor, question, 0, MOST), result -> {
                if (result instanceof AsyncResult.Success<List<Job>>(var found)) {
                    found.reversed().forEach(OwnJobs.of(ui)::learn);
                }
            });
        });
    }

    private void read(UI ui, Set<UUID> changed) {
        currentActor
                .find()
                .ifPresent(actor -> changed.forEach(id -> background.read(ui, () -> jobs.find(actor, id), result -> {
                    if (result instanceof AsyncResult.Success<Optional<Job>>(var found)) {
                        found.filter(Job::mine).ifPresentOrElse(job -> learn(ui, job), () -> foreign.add(id));
                    }
                })));
    }

    private static void learn(UI ui, Job job) {
        var before = OwnJobs.of(ui).learn(job);
        boolean rests = job.state() == JobState.PAUSED || !job.state().open();
        if (rests && (before == null || before.state() != job.state()) && !shows(ui, job)) {
            Notice.linked(sentence(job), text("bulk.notice.open"), () -> ui.navigate(BulkActs.jobAddress(job.id())));
        }
    }

    /// Puts the progress of the latest open job before the title of the tab: `37% · Sandboxes`. A job's own page tells
    /// more.
    private void title(UI ui) {
        @Nullable String now = ui.getInternals().getTitle();
        if (now == null || !now.equals(titled)) {
            plain = now;
        }
        @Nullable String page = plain;
        if (page == null) {
            return;
        }
        String next = OwnJobs.of(ui)
                .open()
                .filter(job -> !shows(ui, job))
                .map(job -> text("bulk.job.percent", BulkText.percent(job), page))
                .orElse(page);
        if (!next.equals(now)) {
            titled = next;
            ui.getPage().setTitle(next);
        }
    }

    private static boolean shows(UI ui, Job job) {
        return ui.getInternals().getActiveViewLocation().getPath().equals(BulkActs.jobAddress(job.id()));
    }

    private static String sentence(Job job) {
        String title = BulkText.title(job.plan().command(), job.plan().taken());
        int failed = job.counts().getOrDefault(Outcome.FAILED, 0);
        return switch (job.state()) {
            case PAUSED ->
                text("bulk.notice.paused", title, job.ended(), job.plan().taken());
            case CANCELLED -> text("bulk.notice.cancelled", title, job.counts().getOrDefault(Outcome.SUCCEEDED, 0));
            case WAITING, RUNNING, DONE ->
                text("bulk.notice.done", title, job.counts().getOrDefault(Outcome.SUCCEEDED, 0), failed);
        };
    }
}

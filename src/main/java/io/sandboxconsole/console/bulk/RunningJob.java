package io.sandboxconsole.console.bulk;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.bulk.Job;

/// Link to the person's running job with its progress; invisible while there is none.
public final class RunningJob extends Anchor {

    private final Span words = new Span();

    public RunningJob() {
        addClassName("running-job");
        getElement().setAttribute("router-link", true);
        add(words);
        setVisible(false);
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        var jobs = OwnJobs.of(event.getUI());
        var end = jobs.listen(() -> show(jobs));
        show(jobs);
        addDetachListener(detached -> {
            detached.unregisterListener();
            end.run();
        });
    }

    private void show(OwnJobs jobs) {
        var open = jobs.open();
        setVisible(open.isPresent());
        open.ifPresent(this::show);
    }

    private void show(Job job) {
        setHref(BulkActs.jobAddress(job.id()));
        words.setText(text(
                "bulk.running",
                BulkText.label(job.plan().command()),
                job.ended(),
                job.plan().taken(),
                BulkText.state(job.state())));
    }
}

package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.data.renderer.LitRenderer;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.i18n.SafeText;

/// Shows jobs, one a line: what, who and when, state and progress.
final class JobGrid extends FittedGrid<Job> {

    JobGrid() {
        super(text("bulk.jobs"));
        addClassName("job-grid");
    }

    @Override
    protected void addCells() {
        addColumn(LitRenderer.<Job>of("""
                        <span class="key-cell"><a href=${item.address} router-link>${item.title}</a>
                        <span class="key-second" title=${item.reason}>${item.reason}</span></span>""")
                        .withProperty("address", job -> BulkActs.jobAddress(job.id()))
                        .withProperty("title", JobGrid::title)
                        .withProperty("reason", JobGrid::reason))
                .setHeader(text("bulk.job.what"))
                .setWidth("16rem")
                .setFlexGrow(2)
                .setResizable(true);
        addColumn(state(LitRenderer.of(SignBadge.TEMPLATE)))
                .setHeader(text("bulk.job.state"))
                .setWidth("8rem")
                .setFlexGrow(0)
                .setResizable(true);
        addColumn(progress(LitRenderer.of("""
                        <span class="job-progress"><progress max=${item.all} value=${item.ended} aria-label=${item.label}></progress>
                        <span>${item.label}</span></span>""")))
                .setHeader(text("bulk.job.progress"))
                .setWidth("14rem")
                .setFlexGrow(1)
                .setResizable(true);
        two(text("bulk.job.by"), "9rem", job -> SafeText.line(job.plan().actorName()), _ -> "");
        time(text("bulk.job.started"), "9rem", job -> job.startedAt().toString(), "");
        time(
                text("bulk.job.ended"),
                "9rem",
                job -> job.endedAt() == null ? "" : job.endedAt().toString(),
                "–");
    }

    @Override
    protected void addCards() {
        addColumn(progress(state(LitRenderer.<Job>of("""
                        <div class="card-cell"><a class="title" href=${item.address} router-link>${item.title}</a>%s
                        <span class="card-facts"><span>${item.by}</span><time datetime=${item.at} data-show="ago"></time></span>
                        <span class="card-facts"><span>${item.label}</span></span></div>""".formatted(SignBadge.TEMPLATE))
                        .withProperty("address", job -> BulkActs.jobAddress(job.id()))
                        .withProperty("title", JobGrid::title)
                        .withProperty("by", job -> SafeText.line(job.plan().actorName()))
                        .withProperty("at", job -> job.startedAt().toString()))))
                .setHeader(text("bulk.jobs"));
    }

    private static LitRenderer<Job> state(LitRenderer<Job> renderer) {
        return renderer.withProperty("theme", job -> BulkText.tone(job.state()).theme())
                .withProperty("sign", job -> BulkText.sign(job.state()))
                .withProperty("word", job -> BulkText.state(job.state()));
    }

    private static LitRenderer<Job> progress(LitRenderer<Job> renderer) {
        return renderer.withProperty("all", job -> Math.max(1, job.plan().taken()))
                .withProperty("ended", Job::ended)
                .withProperty("label", JobGrid::progress);
    }

    private static String progress(Job job) {
        int failed = job.count(Outcome.FAILED);
        return failed > 0
                ? text("bulk.job.of-failed", job.ended(), job.plan().taken(), failed)
                : text("bulk.job.of", job.ended(), job.plan().taken());
    }

    static String title(Job job) {
        return BulkText.title(job.plan().command(), job.plan().taken());
    }

    private static String reason(Job job) {
        var reason = job.plan().reason();
        return reason == null ? "" : SafeText.line(reason);
    }
}

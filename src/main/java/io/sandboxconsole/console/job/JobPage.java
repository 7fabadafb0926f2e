package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.bulk.BulkJobs;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobAct;
import io.sandboxconsole.bulk.JobEvent;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.console.audit.AuditLinks;
import io.sandboxconsole.console.bulk.BulkActs;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.command.CommandButton;
import io.sandboxconsole.console.command.FleetCommands;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.ViewHeading;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The content of a job's page. An update keeps what it need not change, and with it the focus.
final class JobPage extends Div {

    private final Div standing = new Div();

    private final Div notes = new Div();

    private final Map<JobAct, Button> acts = new EnumMap<>(JobAct.class);

    private final JobProgress progress;

    private final JobItemsPart items;

    private final JobEventsList events = new JobEventsList();

    private final Consumer<JobAct> onAct;

    private transient @Nullable Job shown;

    JobPage(Job job, JobItemsPart items, Consumer<JobAct> onAct) {
        Plan plan = job.plan();
        this.items = items;
        this.onAct = onAct;
        progress = new JobProgress(items::filter);
        for (JobAct act : JobAct.values()) {
            var button = new Button("", _ -> choose(act));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            acts.put(act, button);
        }
        notes.getElement().setAttribute("role", "status");
        notes.addClassName("bulk-notes");
        var title =
                new HorizontalLayout(Alignment.CENTER, new H1(BulkText.title(plan.command(), plan.taken())), standing);
        add(
                new ViewHeading(title, tools(plan.id())),
                notes,
                progress,
                facts(job),
                items,
                new H2(text("bulk.job.events")),
                events);
    }

    private Component[] tools(UUID id) {
        return Stream.concat(
                        acts.values().stream(), Stream.of(new CommandButton(() -> Optional.of(FleetCommands.job(id)))))
                .toArray(Component[]::new);
    }

    /// The progress as the browser's tab shows it: `37 % · Delete: 412 sandboxes`.
    static String title(Job job) {
        String title = BulkText.title(job.plan().command(), job.plan().taken());
        return job.state().open()
                ? text("bulk.job.percent", BulkText.percent(job), title)
                : text("bulk.job.title", BulkText.state(job.state()), title);
    }

    void show(UI ui, Job job, List<JobEvent> happened, Instant now) {
        boolean same = job.equals(shown);
        shown = job;
        progress.show(job, now);
        if (same) {
            return;
        }
        standing.removeAll();
        standing.add(
                new SignBadge(BulkText.sign(job.state()), BulkText.state(job.state()), BulkText.tone(job.state())));
        acts.forEach((act, button) -> {
            button.setText(label(act, job.state()));
            button.setVisible(job.acts().contains(act));
        });
        showNotes(job);
        events.show(happened);
        items.renew(ui, job);
    }

    /// Offers nothing while a call is under way.
    void rest(boolean now) {
        acts.values().forEach(button -> button.setEnabled(!now));
    }

    /// An undo loses nothing; what ends a job for ever is asked.
    private void choose(JobAct act) {
        var job = shown;
        if (act != JobAct.CANCEL || job == null || job.state() == JobState.WAITING) {
            onAct.accept(act);
            return;
        }
        var question = new ConfirmDialog(
                text("bulk.cancel.title"),
                text("bulk.cancel.explanation", job.left()),
                text("bulk.act.cancel"),
                _ -> onAct.accept(act));
        question.setCancelable(true);
        question.setCancelText(text("bulk.cancel.keep"));
        question.open();
    }

    private void showNotes(Job job) {
        notes.removeAll();
        var why = job.why();
        boolean rests = job.state() == JobState.PAUSED || job.state() == JobState.CANCELLED;
        if (rests && why != null) {
            var note = new Div(new Span(BulkText.why(why)));
            note.addClassNames("note", "note-warning");
            notes.add(note);
        }
    }

    private static String label(JobAct act, JobState state) {
        return switch (act) {
            case PAUSE -> text("bulk.act.pause");
            case RESUME -> text("bulk.act.resume");
            case CANCEL -> state == JobState.WAITING ? text("bulk.act.undo") : text("bulk.act.cancel");
            case RETRY -> text("bulk.act.retry");
        };
    }

    private static Facts facts(Job job) {
        Plan plan = job.plan();
        var facts = new Facts();
        CommandFacts.add(facts, plan);
        facts.withText(text("bulk.job.by"), plan.actorName())
                .withTime(text("bulk.plan.made"), plan.createdAt(), TimeText.Show.FULL)
                .withTime(text("bulk.job.started"), job.startedAt(), TimeText.Show.FULL)
                .withText(text("bulk.plan.reason"), plan.reason());
        var link = new Anchor(BulkActs.planAddress(plan.id()), text("bulk.job.plan"));
        link.getElement().setAttribute("router-link", true);
        return facts.with(text("bulk.plan"), link)
                .withCopy(text("bulk.plan.hash"), plan.hash())
                .with(
                        text("shell.audit"),
                        AuditLinks.mentioning(BulkJobs.trailName(plan.id()), text("bulk.job.trail")));
    }
}

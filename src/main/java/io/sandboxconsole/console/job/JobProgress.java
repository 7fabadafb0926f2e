package io.sandboxconsole.console.job;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.bulk.Job;
import io.sandboxconsole.bulk.JobState;
import io.sandboxconsole.bulk.Outcome;
import io.sandboxconsole.console.bulk.BulkText;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The progress of a job: a bar, its rate and the time left, and the number of each outcome, which leads to its
/// sandboxes. A screen reader hears of each tenth, and not of each sandbox.
final class JobProgress extends Div {

    private static final int SPOKEN_STEPS = 10;

    private final ProgressBar bar = new ProgressBar();

    private final Span count = new Span();

    private final Span pace = new Span();

    private final Span spoken = new Span();

    private final Div outcomes = new Div();

    private final Map<Outcome, Button> buttons = new EnumMap<>(Outcome.class);

    private @Nullable JobState state;

    private int step = -1;

    JobProgress(Consumer<Outcome> onOutcome) {
        addClassName("job-page-progress");
        bar.getElement().setAttribute("aria-label", text("bulk.job.progress"));
        spoken.addClassName("spoken");
        spoken.getElement().setAttribute("role", "status");
        outcomes.addClassName("job-outcomes");
        for (Outcome outcome : Outcome.values()) {
            var button = new Button("", _ -> onOutcome.accept(outcome));
            button.addThemeVariants(ButtonVariant.LUMO_SMALL);
            button.addClassName("outcome-" + BulkText.word(outcome));
            buttons.put(outcome, button);
            outcomes.add(button);
        }
        var line = new Div(count, pace);
        line.addClassName("job-pace");
        add(bar, line, spoken, outcomes);
    }

    void show(Job job, Instant now) {
        int all = Math.max(1, job.plan().taken());
        bar.setMax(all);
        bar.setValue(Math.min(job.ended(), all));
        String words = text("bulk.job.of", job.ended(), job.plan().taken());
        count.setText(words);
        showPace(job, now);
        buttons.forEach((outcome, button) -> {
            int number = job.count(outcome);
            button.setText(text("bulk.job.outcome-count", BulkText.sign(outcome), BulkText.outcome(outcome), number));
            button.setVisible(number > 0);
        });
        int tenth = job.ended() * SPOKEN_STEPS / all;
        if (tenth != step || job.state() != state) {
            step = tenth;
            state = job.state();
            spoken.setText(text("bulk.job.spoken", BulkText.state(job.state()), words));
        }
    }

    private void showPace(Job job, Instant now) {
        pace.removeAll();
        var known = job.pace();
        if (job.state() == JobState.WAITING) {
            pace.add(new Span(text("bulk.job.begins") + " "), new TimeText(job.dueAt(), TimeText.Show.NEXT));
        } else if (known != null) {
            var left = Duration.between(now, known.expectedEnd());
            pace.setText(text(
                    "bulk.job.pace",
                    String.format(Texts.locale(), known.perSecond() < 10 ? "%.1f" : "%,.0f", known.perSecond()),
                    DurationText.format(left.isNegative() ? Duration.ZERO : left)));
        }
    }
}

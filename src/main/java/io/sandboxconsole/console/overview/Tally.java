package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import io.sandboxconsole.console.overview.Tiles.Figure;
import io.sandboxconsole.inventory.Census;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.SandboxFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// The answer to a [Question] in the person's words: every number beside the filter it was counted with.
record Tally(Question question, Census census, List<ConnectionHealth> health) {

    Tally {
        health = List.copyOf(health);
    }

    /// What is worth a look before all else.
    List<Figure> numbers() {
        return List.of(
                new Figure(everything(), VaadinIcon.CUBES, Tone.PLAIN),
                new Figure(mark(say("overview.running"), Question.RUNNING), VaadinIcon.PLAY_CIRCLE_O, Tone.PLAIN),
                new Figure(mark(say("overview.failed"), Question.FAILED), VaadinIcon.WARNING, Tone.BAD),
                new Figure(mark(say("overview.soon"), Question.SOON), VaadinIcon.ALARM, Tone.WARN),
                new Figure(mark(say("overview.within-a-day"), Question.WITHIN_A_DAY), VaadinIcon.CLOCK, Tone.PLAIN),
                new Figure(mark(say("overview.overdue"), Question.OVERDUE), VaadinIcon.HOURGLASS_END, Tone.WARN),
                new Figure(mark(say("overview.never"), Question.NEVER), VaadinIcon.PIN, Tone.WARN),
                new Figure(stale(), VaadinIcon.UNLINK, Tone.WARN));
    }

    List<Column> created() {
        return question.days().days().stream()
                .map(day -> new Column(mark(day.words(), day.filter()), day.foot(), Tone.PLAIN))
                .toList();
    }

    List<Column> ages() {
        return columns(Question.AGES);
    }

    /// What is overdue comes before what has time left, and what never ends after it.
    List<Column> timesLeft() {
        List<Column> columns = new ArrayList<>();
        columns.add(new Column(mark(say("overview.overdue"), Question.OVERDUE), say("overview.over"), Tone.WARN));
        columns.addAll(columns(Question.TIMES_LEFT));
        columns.add(new Column(mark(say("overview.never"), Question.NEVER), "∞", Tone.WARN));
        return columns;
    }

    private List<Column> columns(Steps steps) {
        return steps.steps().stream()
                .map(step -> new Column(mark(step.words(), step.filter()), step.foot(), Tone.PLAIN))
                .toList();
    }

    private Mark everything() {
        return new Mark(say("overview.everything"), census.total(), SandboxFilter.EVERYTHING);
    }

    /// What belongs to connections whose engine has not been heard of lately.
    private Mark stale() {
        Set<String> unwell = health.stream()
                .filter(connection -> !connection.status().fresh())
                .map(connection -> connection.connection().value())
                .collect(Collectors.toSet());
        int count = census.facets().of("connection").values().stream()
                .filter(value -> unwell.contains(value.value()))
                .mapToInt(Value::count)
                .sum();
        return Mark.choosing("connection", unwell, say("overview.stale"), count);
    }

    private Mark mark(String label, SandboxFilter filter) {
        return new Mark(label, census.of(filter), filter);
    }
}

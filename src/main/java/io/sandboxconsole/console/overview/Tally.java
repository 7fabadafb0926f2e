package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Words;
import io.sandboxconsole.console.overview.ColumnPlot.Column;
import io.sandboxconsole.console.overview.Tiles.Figure;
import io.sandboxconsole.inventory.Census;
import io.sandboxconsole.inventory.Census.Age;
import io.sandboxconsole.inventory.Census.Counted;
import io.sandboxconsole.inventory.Census.Remaining;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.Facets.Value;
import io.sandboxconsole.sandbox.SandboxFilter;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A census in the person's words: every number beside the filter it was counted with.
record Tally(Census census, List<ConnectionHealth> health) {

    Tally {
        health = List.copyOf(health);
    }

    /// What is worth a look before all else.
    List<Figure> figures() {
        var all = Mark.of(SandboxFilter.EVERYTHING, say("overview.everything"), census.total());
        int running = count("state", Set.of(Kind.RUNNING.word()));
        List<Figure> figures = new ArrayList<>(List.of(
                new Figure(all, VaadinIcon.CUBES, Tone.PLAIN),
                new Figure(
                        Mark.choosing("state", Set.of(Kind.RUNNING.word()), say("overview.running"), running),
                        VaadinIcon.PLAY_CIRCLE_O,
                        Tone.PLAIN)));
        Stream.of(Census.Mark.values()).map(this::figure).forEach(figures::add);
        Set<String> unwell = unwell();
        if (!unwell.isEmpty()) {
            var stale = Mark.choosing("connection", unwell, say("overview.stale"), count("connection", unwell));
            figures.add(new Figure(stale, VaadinIcon.UNLINK, Tone.WARN));
        }
        return figures;
    }

    /// What is still there, by the day on which it was created.
    List<Column> created() {
        return census.days().stream()
                .map(day -> new Column(
                        Mark.of(day.filter(), words(day.date()), day.created()), foot(day.date()), Tone.PLAIN))
                .toList();
    }

    List<Column> ages() {
        return Stream.of(Age.values())
                .map(age -> {
                    var step = Step.of(age);
                    return new Column(mark(age, step.words(), census.ages()), step.foot(), Tone.PLAIN);
                })
                .toList();
    }

    List<Column> timesLeft() {
        return Stream.of(Remaining.values()).map(this::column).toList();
    }

    /// `Nov 20`, as the person's language writes it.
    static String words(LocalDate day) {
        return day.format(DateTimeFormatter.ofLocalizedPattern("MMMd").withLocale(Words.locale()));
    }

    static String foot(LocalDate day) {
        return String.valueOf(day.getDayOfMonth());
    }

    private Column column(Remaining remaining) {
        var step = Step.of(remaining);
        if (step != null) {
            return new Column(mark(remaining, step.words(), census.remains()), step.foot(), Tone.PLAIN);
        }
        return remaining == Remaining.NEVER
                ? new Column(mark(remaining, say("overview.never"), census.remains()), "∞", Tone.WARN)
                : new Column(mark(remaining, say("overview.overdue"), census.remains()), "<0", Tone.WARN);
    }

    private Figure figure(Census.Mark mark) {
        return switch (mark) {
            case FAILED -> figure(mark, say("overview.failed"), VaadinIcon.WARNING, Tone.BAD);
            case OVERDUE -> figure(mark, say("overview.overdue"), VaadinIcon.HOURGLASS_END, Tone.WARN);
            case ENDING_SOON -> figure(mark, say("overview.soon"), VaadinIcon.ALARM, Tone.WARN);
            case ENDING_TODAY -> figure(mark, say("overview.today"), VaadinIcon.CLOCK, Tone.PLAIN);
            case NEVER_EXPIRING -> figure(mark, say("overview.never"), VaadinIcon.PIN, Tone.WARN);
            case STALE -> figure(mark, say("overview.long"), VaadinIcon.CALENDAR_CLOCK, Tone.WARN);
        };
    }

    private Figure figure(Census.Mark mark, String label, VaadinIcon icon, Tone tone) {
        return new Figure(mark(mark, label, census.marks()), icon, tone);
    }

    private static <T extends Counted> Mark mark(T counted, String label, Map<T, Integer> counts) {
        return Mark.of(counted.filter(), label, counts.getOrDefault(counted, 0));
    }

    /// The connections whose engine has not been heard of lately.
    private Set<String> unwell() {
        return health.stream()
                .filter(connection -> !connection.status().fresh())
                .map(connection -> connection.connection().value())
                .collect(Collectors.toSet());
    }

    private int count(String field, Set<String> values) {
        return census.facets().of(field).values().stream()
                .filter(value -> values.contains(value.value()))
                .mapToInt(Value::count)
                .sum();
    }
}

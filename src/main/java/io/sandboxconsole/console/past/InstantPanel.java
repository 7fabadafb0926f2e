package io.sandboxconsole.console.past;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.RangeInput;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.history.past.AliveCount;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Panel to choose an instant: usual ones, a slider over all that is known, and the exact instant in the person's
/// zone.
final class InstantPanel extends Div {

    /// The number of moments at which sandboxes are counted.
    private static final int POINTS = 240;

    private static final double STEPS = 1_000;

    private final TimeTravels sources;

    private final ZoneId zone;

    private final Consumer<Instant> onChoose;

    private final Instant now;

    private final Instant shown;

    private final Div line = new Div();

    private final RangeInput slider = new RangeInput();

    private final DateTimePicker exact = new DateTimePicker(text("asof.exact"));

    private final Span chosen = new Span();

    private final KnowledgeNote knowledge;

    private Known known;

    /// @param at the instant that the screen shows; null is now
    InstantPanel(TimeTravels sources, UI ui, @Nullable Instant at, Consumer<Instant> onChoose) {
        this.sources = sources;
        this.zone = PersonZone.of(ui);
        this.onChoose = onChoose;
        this.now = sources.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        this.shown = at == null ? now : at;
        this.known = new Known(now, List.of());
        addClassName("instant-panel");
        line.addClassName("instant-line");
        chosen.addClassName("instant-chosen");
        knowledge = sources.knowledge().create();
        add(usual(), line, knowledge, field());
        read(ui);
        knowledge.showAll(ui);
    }

    /// What is known of the past.
    ///
    /// @param from when the console began to know the fleet
    private record Known(Instant from, List<AliveCount> counts) {}

    private Div usual() {
        var usual = new Div(
                usual(text("asof.hour"), Duration.ofHours(1)),
                usual(text("asof.day"), Duration.ofDays(1)),
                usual(text("asof.week"), Duration.ofDays(7)));
        usual.addClassName("instant-usual");
        return usual;
    }

    private Button usual(String label, Duration ago) {
        var button = new Button(label, _ -> onChoose.accept(now.minus(ago)));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private Div field() {
        exact.setLocale(Texts.locale());
        exact.setDatePickerI18n(Calendars.in(Texts.locale()));
        exact.setStep(Duration.ofSeconds(1));
        exact.setMax(local(now));
        exact.setHelperText(zone.getId());
        exact.setValue(local(shown));
        exact.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                exact.setInvalid(false);
                showChosen();
            }
        });
        var show = new Button(text("asof.show"), _ -> choose());
        show.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
        var field = new Div(exact, show);
        field.addClassName("instant-exact");
        return field;
    }

    private void choose() {
        LocalDateTime value = exact.getValue();
        if (value == null) {
            refuse(text("asof.missing"));
            return;
        }
        Instant at = value.atZone(zone).toInstant();
        if (at.isAfter(sources.clock().instant())) {
            refuse(text("asof.ahead"));
            return;
        }
        onChoose.accept(at);
    }

    private void refuse(String why) {
        exact.setErrorMessage(why);
        exact.setInvalid(true);
    }

    private void read(UI ui) {
        var actor = sources.currentActor().get();
        var machine = sources.machine();
        sources.background()
                .read(
                        ui,
                        () -> machine.earliest()
                                .map(from -> new Known(from, machine.line(actor, from, now, POINTS)))
                                .orElseGet(() -> new Known(now, List.of())),
                        result -> show(ui, result));
    }

    private void show(UI ui, AsyncResult<Known> result) {
        line.removeAll();
        switch (result) {
            case AsyncResult.Pending<Known>() -> {
                var reading = new ProgressBar();
                reading.setIndeterminate(true);
                line.add(reading);
            }
            case AsyncResult.Success<Known>(var read) -> show(read);
            case AsyncResult.Failure<Known>(var cause) -> line.add(new ErrorPanel(cause, () -> read(ui)));
        }
    }

    private void show(Known read) {
        known = read;
        if (!read.from().isBefore(now) || read.counts().isEmpty()) {
            line.add(new Paragraph(text("asof.nothing-known")));
            return;
        }
        slider.setMin(0);
        slider.setMax(STEPS);
        slider.setStep(1.0);
        slider.setValueChangeMode(ValueChangeMode.EAGER);
        slider.setAriaLabel(text("asof.slider"));
        slider.addClassName("instant-slider");
        slider.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                exact.setValue(local(at(event.getValue())));
                exact.setInvalid(false);
                showChosen();
            }
        });
        line.add(new PopulationPlot(read.counts(), zone), slider, chosen);
        showChosen();
    }

    /// Moves the slider to the instant in the field, and says how many sandboxes were alive then.
    private void showChosen() {
        LocalDateTime value = exact.getValue();
        if (value == null || known.counts().isEmpty()) {
            return;
        }
        Instant at = value.atZone(zone).toInstant();
        slider.setValue((double) Math.round(STEPS * share(at)));
        String words = text("asof.chosen", PopulationPlot.moment(at, zone), sandboxes(at));
        chosen.setText(words);
        slider.getElement().setAttribute("aria-valuetext", words);
    }

    /// The number at the last counted moment before `at`.
    private int sandboxes(Instant at) {
        int count = known.counts().getFirst().sandboxes();
        for (AliveCount counted : known.counts()) {
            if (counted.at().isAfter(at)) {
                break;
            }
            count = counted.sandboxes();
        }
        return count;
    }

    private Instant at(double step) {
        double seconds = Duration.between(known.from(), now).toSeconds() * step / STEPS;
        return known.from().plusSeconds(Math.round(seconds)).truncatedTo(ChronoUnit.SECONDS);
    }

    private double share(Instant at) {
        double all = Math.max(1, Duration.between(known.from(), now).toSeconds());
        return Math.clamp(Duration.between(known.from(), at).toSeconds() / all, 0, 1);
    }

    private LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, zone).truncatedTo(ChronoUnit.SECONDS);
    }
}

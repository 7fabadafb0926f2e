package io.sandboxconsole.console.past;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import io.sandboxconsole.console.component.ErrorPanel;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.history.past.PastFleet;
import io.sandboxconsole.history.past.PastNote;
import io.sandboxconsole.history.past.TimeMachine.Progress;
import io.sandboxconsole.sandbox.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Marks a screen that shows the past: the instant, what is not known of it, and the way back.
@StyleSheet("styles/sandboxes.css")
final class PastStrip extends Div {

    private final Function<ConnectionId, String> names;

    private final Runnable onBack;

    /// Most lists never show the past.
    private @Nullable Parts parts;

    PastStrip(Function<ConnectionId, String> names, Runnable onBack) {
        this.names = names;
        this.onBack = onBack;
        addClassName("past-strip");
        getElement().setAttribute("role", "status");
        setVisible(false);
    }

    private record Parts(Div line, Div notes, Span visible, Span reached, ProgressBar progress) {

        Parts() {
            this(new Div(), new Div(), new Span(), new Span(), new ProgressBar());
            line.addClassName("past-line");
            notes.addClassName("past-notes");
            reached.addClassName("past-reached");
            progress.getElement().setAttribute("aria-label", text("asof.reading"));
        }
    }

    private Parts parts() {
        if (parts == null) {
            parts = new Parts();
            var back = new Button(text("asof.back"), VaadinIcon.ARROW_BACKWARD.create(), _ -> onBack.run());
            back.addThemeVariants(ButtonVariant.LUMO_SMALL);
            back.addClassName("past-back");
            add(new Div(parts.line(), parts.notes()), back);
        }
        return parts;
    }

    void showReading(Instant at) {
        var shown = begin(at);
        shown.progress().setIndeterminate(true);
        shown.reached().setText(text("asof.reading"));
        shown.notes().add(shown.reached(), shown.progress());
    }

    void showProgress(Progress known) {
        if (known.expected() > 0) {
            var progress = parts().progress();
            progress.setIndeterminate(false);
            progress.setMax(known.expected());
            progress.setValue(known.read());
            parts().reached().setText(text("asof.read", known.read(), known.expected()));
        }
    }

    void showArrived(PastFleet fleet) {
        var shown = begin(fleet.at());
        shown.visible().setText("");
        shown.line().add(shown.visible());
        fleet.notes().forEach(note -> shown.notes().add(new Div(new Span(sentence(note, fleet.at())))));
    }

    void showVisible(int count) {
        parts().visible().setText(text("asof.count", count));
    }

    void showFailure(Instant at, RuntimeException cause, Runnable retry) {
        begin(at).notes().add(new ErrorPanel(cause, retry));
    }

    private Parts begin(Instant at) {
        setVisible(true);
        var shown = parts();
        var line = shown.line();
        line.removeAll();
        shown.notes().removeAll();
        var icon = VaadinIcon.TIME_BACKWARD.create();
        icon.getElement().setAttribute("aria-hidden", "true");
        line.add(icon, new Span(text("asof.title")), new TimeText(at, TimeText.Show.FULL));
        var readOnly = new Span(text("asof.read-only"));
        readOnly.addClassName("past-read-only");
        line.add(readOnly);
        return shown;
    }

    private String sentence(PastNote note, Instant at) {
        return switch (note) {
            case PastNote.Future(Instant now) -> text("asof.future", moment(now));
            case PastNote.BeforeRetention(Instant since) -> text("asof.before-retention", moment(since));
            case PastNote.BeforeKnowledge(ConnectionId connection, Instant since) ->
                text("asof.before", names.apply(connection), moment(since));
            case PastNote.Gap gap
            when at.isBefore(gap.from()) ->
                text("asof.near-gap", minutes(at, gap.from()), names.apply(gap.connection()));
            case PastNote.Gap gap
            when gap.until() == null -> text("asof.open-gap", names.apply(gap.connection()), moment(gap.from()));
            case PastNote.Gap gap ->
                text(
                        "asof.gap",
                        names.apply(gap.connection()),
                        moment(gap.from()),
                        moment(gap.until() == null ? at : gap.until()));
        };
    }

    private static long minutes(Instant from, Instant until) {
        return Math.max(1, Duration.between(from, until).toMinutes());
    }

    private static String moment(Instant moment) {
        UI ui = UI.getCurrent();
        ZoneId zone = ui == null ? ZoneOffset.UTC : PersonZone.of(ui);
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(Texts.locale())
                .withZone(zone)
                .format(moment);
    }
}

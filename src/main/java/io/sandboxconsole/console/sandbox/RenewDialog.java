package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Moves a sandbox's expiry: by a step from the present one, or to a moment in the person's zone.
final class RenewDialog extends ChangeDialog<Change> {

    private final DateTimePicker picker = new DateTimePicker("New expiry");

    private final Span warning = new Span();

    private final @Nullable Instant present;

    private final ZoneId zone;

    private final Clock clock;

    RenewDialog(Sandbox sandbox, Clock clock, ZoneId zone, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super("Renew %s".formatted(sandbox.title()), "Renew", onSubmit);
        this.present = sandbox.expiresAt();
        this.zone = zone;
        this.clock = clock;
        picker.setStep(Duration.ofMinutes(1));
        picker.setHelperText("Your time zone: %s".formatted(zone));
        picker.addValueChangeListener(_ -> warn());
        warning.addClassName("warning");
        warning.getElement().setAttribute("role", "status");
        var steps = new Div(
                step("+1 h", Duration.ofHours(1)), step("+4 h", Duration.ofHours(4)), step("+1 d", Duration.ofDays(1)));
        steps.addClassName("steps");
        content(new SandboxSummary(sandbox), now(), steps, picker, warning);
        set(start().plus(Duration.ofHours(1)));
    }

    @Override
    protected @Nullable Change value() {
        var wanted = wanted();
        if (wanted == null) {
            return mistake("Choose a date and a time.");
        }
        if (!wanted.isAfter(clock.instant())) {
            return mistake("The new expiry must be in the future.");
        }
        picker.setInvalid(false);
        return new Change.Renew(wanted);
    }

    @Override
    protected boolean refuse(String name, Phrase problem) {
        mistake(say(problem));
        return true;
    }

    private @Nullable Change mistake(String message) {
        picker.setErrorMessage(message);
        picker.setInvalid(true);
        return null;
    }

    private void warn() {
        var wanted = wanted();
        boolean shorter = wanted != null && present != null && wanted.isBefore(present);
        warning.setText(shorter ? "This is earlier than the present expiry: it shortens the sandbox's life." : "");
    }

    private Button step(String label, Duration step) {
        var button = new Button(label, _ -> set(start().plus(step)));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /// From where steps count: the present expiry, or now when that has passed or there is none.
    private Instant start() {
        var now = clock.instant();
        return present == null || present.isBefore(now) ? now : present;
    }

    private void set(Instant moment) {
        picker.setValue(LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MINUTES), zone));
    }

    private @Nullable Instant wanted() {
        var value = picker.getValue();
        return value == null ? null : value.atZone(zone).toInstant();
    }

    private Component now() {
        return present == null
                ? new Span("The sandbox has no expiry now.")
                : new Span(new Text("It expires now at "), new TimeText(present, TimeText.Show.FULL), new Text("."));
    }
}

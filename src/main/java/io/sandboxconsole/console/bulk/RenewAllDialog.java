package io.sandboxconsole.console.bulk;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog for the one expiry that several sandboxes get: a time in the user's zone.
final class RenewAllDialog extends CommandDialog<BulkCommand> {

    private final DateTimePicker picker = new DateTimePicker(text("dialog.renew.expiry"));

    private final Clock clock;

    private final ZoneId zone;

    RenewAllDialog(Clock clock, ZoneId zone, BiConsumer<CommandDialog<BulkCommand>, BulkCommand> onSubmit) {
        super(text("bulk.renew.title"), text("bulk.plan.make"), onSubmit);
        this.clock = clock;
        this.zone = zone;
        var missing = text("dialog.renew.missing");
        picker.setStep(Duration.ofMinutes(1));
        picker.setManualValidation(true);
        picker.setHelperText(text("dialog.renew.zone", zone.getId()));
        picker.setI18n(
                new DateTimePickerI18n().setBadInputErrorMessage(missing).setIncompleteInputErrorMessage(missing));
        picker.addValueChangeListener(_ -> picker.setInvalid(false));
        var steps = new HorizontalLayout(
                step(text("dialog.renew.hour"), Duration.ofHours(1)),
                step(text("dialog.renew.four-hours"), Duration.ofHours(4)),
                step(text("dialog.renew.day"), Duration.ofDays(1)));
        content(new Paragraph(text("bulk.renew.explanation")), steps, picker);
        set(Duration.ofHours(1));
    }

    @Override
    protected @Nullable BulkCommand value() {
        var chosen = picker.getValue();
        if (chosen == null) {
            return refuse(text("dialog.renew.missing"));
        }
        Instant moment = chosen.atZone(zone).toInstant();
        return moment.isAfter(clock.instant()) ? new BulkCommand.Renew(moment) : refuse(text("dialog.renew.past"));
    }

    private @Nullable BulkCommand refuse(String problem) {
        picker.setErrorMessage(problem);
        picker.setInvalid(true);
        return null;
    }

    private Button step(String label, Duration step) {
        var button = new Button(label, _ -> set(step));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void set(Duration fromNow) {
        Instant moment = clock.instant().plus(fromNow).truncatedTo(ChronoUnit.MINUTES);
        picker.setValue(LocalDateTime.ofInstant(moment, zone));
    }
}

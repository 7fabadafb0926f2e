package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to move a sandbox's expiry: by a step from the present one or from now, or to a time in the user's zone.
final class RenewDialog extends CommandDialog<SandboxCommand> {

    private enum Base {
        EXPIRY,
        NOW
    }

    private final RadioButtonGroup<Base> base = new RadioButtonGroup<>();

    private final DateTimePicker picker = new DateTimePicker(text("dialog.renew.expiry"));

    private final Binder<SandboxCommand.Renew> binder = new Binder<>(SandboxCommand.Renew.class);

    private final Div outcome = new Div();

    private final Warnings warnings = new Warnings(List.of());

    private final @Nullable Instant present;

    private final ZoneId zone;

    private final Clock clock;

    /// The exact time of the last step; the picker shows its minute.
    private @Nullable Instant stepped;

    RenewDialog(
            Sandbox sandbox,
            Clock clock,
            ZoneId zone,
            BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.renew.title", sandbox.title()), text("dialog.renew.submit"), onSubmit);
        this.present = sandbox.expiresAt();
        this.zone = zone;
        this.clock = clock;
        outcome.addClassName("outcome");
        outcome.getElement().setAttribute("role", "status");
        describeFields();
        var steps = new HorizontalLayout(
                step(text("dialog.renew.hour"), Duration.ofHours(1)),
                step(text("dialog.renew.four-hours"), Duration.ofHours(4)),
                step(text("dialog.renew.day"), Duration.ofDays(1)));
        content(new SandboxSummary(sandbox), now(), base, steps, picker, outcome, warnings);
        set(start().plus(Duration.ofHours(1)));
    }

    @Override
    protected @Nullable SandboxCommand value() {
        try {
            return binder.writeRecord();
        } catch (ValidationException wrong) {
            return null;
        }
    }

    @Override
    protected boolean refuse(String name, Message problem) {
        picker.setErrorMessage(text(problem));
        picker.setInvalid(true);
        return true;
    }

    private void describeFields() {
        boolean passed = present == null || !present.isAfter(clock.instant());
        base.setLabel(text("dialog.renew.base"));
        base.setItems(Base.values());
        base.setItemLabelGenerator(choice -> switch (choice) {
            case EXPIRY -> text("dialog.renew.base-expiry");
            case NOW -> text("dialog.renew.base-now");
        });
        base.setValue(passed ? Base.NOW : Base.EXPIRY);
        base.setItemEnabledProvider(choice -> choice == Base.NOW || !passed);
        base.setVisible(present != null);
        picker.setStep(Duration.ofMinutes(1));
        picker.setHelperText(text("dialog.renew.zone", zone.getId()));
        picker.addValueChangeListener(_ -> showOutcome());
        var missing = text("dialog.renew.missing");
        picker.setI18n(
                new DateTimePickerI18n().setBadInputErrorMessage(missing).setIncompleteInputErrorMessage(missing));
        binder.forField(picker)
                // Not asRequired: a group, which the picker is to screen readers, may not be required.
                .withValidator(Objects::nonNull, missing)
                .withConverter(this::moment, this::minute)
                .withValidator(moment -> moment.isAfter(clock.instant()), text("dialog.renew.past"))
                .bind("expiresAt");
    }

    private void showOutcome() {
        var chosen = chosen();
        var now = clock.instant();
        outcome.removeAll();
        if (chosen != null && chosen.isAfter(now)) {
            var left = DurationText.format(Duration.between(now, chosen));
            outcome.add(
                    new Text(text("dialog.renew.outcome") + " "),
                    new TimeText(chosen, TimeText.Show.FULL),
                    new Text(" · " + text("dialog.renew.left", left)));
        }
        boolean shorter = chosen != null
                && chosen.isAfter(now)
                && present != null
                && chosen.isBefore(present.truncatedTo(ChronoUnit.MINUTES));
        warnings.show(shorter ? List.of(text("dialog.renew.shorter")) : List.of());
    }

    private Button step(String label, Duration step) {
        var button = new Button(label, _ -> set(start().plus(step)));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    /// The base of the steps.
    private Instant start() {
        return base.getValue() == Base.NOW || present == null ? clock.instant() : present;
    }

    private void set(Instant moment) {
        stepped = moment;
        picker.setValue(minute(moment));
        showOutcome();
    }

    private LocalDateTime minute(Instant moment) {
        return LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MINUTES), zone);
    }

    private @Nullable Instant chosen() {
        return picker.getOptionalValue().map(this::moment).orElse(null);
    }

    /// The time meant by the picker's value. A step keeps its seconds, and its hour where the clock runs through it
    /// twice.
    private Instant moment(LocalDateTime local) {
        Instant step = stepped;
        return step != null && local.equals(minute(step))
                ? step
                : local.atZone(zone).toInstant();
    }

    private Component now() {
        return present == null
                ? new Span(text("dialog.renew.never"))
                : new Span(new Text(text("dialog.renew.present") + " "), new TimeText(present, TimeText.Show.FULL));
    }
}

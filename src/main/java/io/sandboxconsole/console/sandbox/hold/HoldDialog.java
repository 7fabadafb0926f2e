package io.sandboxconsole.console.sandbox.hold;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.history.retention.LegalHold.Terms;
import io.sandboxconsole.history.retention.LegalHolds;
import io.sandboxconsole.i18n.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to place a legal hold on a sandbox, or to change the one that there is.
final class HoldDialog extends CommandDialog<Terms> {

    private final ReasonField why = new ReasonField(text("hold.why"), text("hold.why-help"));

    private final DateTimePicker until = new DateTimePicker(text("hold.until"));

    private final Binder<Terms> binder = new Binder<>(Terms.class);

    private final Terms before;

    private final Now now;

    /// @param present the hold to change; null to place one
    HoldDialog(String sandbox, @Nullable LegalHold present, Now now, BiConsumer<CommandDialog<Terms>, Terms> onSubmit) {
        super(
                present == null
                        ? text("hold.place.title", SafeText.line(sandbox))
                        : text("hold.change.title", SafeText.line(sandbox)),
                present == null ? text("hold.place.submit") : text("hold.change.submit"),
                onSubmit);
        this.now = now;
        this.before = new Terms(
                present == null || present.why() == null ? "" : present.why(),
                present == null ? null : present.until());
        describeEnd();
        binder.forField(why).withValidator(ReasonField::fits, why.missing()).bind("why");
        binder.forField(until)
                .withConverter(this::moment, this::minute)
                .withValidator(
                        moment -> moment == null || moment.isAfter(now.time().instant()), text("problem.hold.until"))
                .bind("until");
        binder.readRecord(before);
        content(new Paragraph(text("hold.consequence")), why, until);
        setWidth("36rem");
        why.focus();
    }

    /// The time and the zone of the user.
    record Now(InstantSource time, ZoneId zone) {}

    private void describeEnd() {
        until.setLocale(Texts.locale());
        until.setDatePickerI18n(Calendars.in(Texts.locale()));
        until.setStep(Duration.ofMinutes(1));
        until.setHelperText(text("hold.until-help", now.zone().getId()));
        var missing = text("hold.until-incomplete");
        until.setI18n(
                new DateTimePickerI18n().setBadInputErrorMessage(missing).setIncompleteInputErrorMessage(missing));
    }

    @Override
    protected @Nullable Terms value() {
        try {
            return binder.writeRecord();
        } catch (ValidationException wrong) {
            return null;
        }
    }

    @Override
    protected boolean typed() {
        return !why.getValue().equals(before.why()) || !Objects.equals(until.getValue(), minute(before.until()));
    }

    @Override
    protected boolean place(RuntimeException cause) {
        if (cause instanceof RequestRefused refused && refused.code().equals(LegalHolds.WHY)) {
            why.refuse(text(refused.explanation()));
            return true;
        }
        if (cause instanceof RequestRefused refused && refused.code().equals(LegalHolds.UNTIL)) {
            until.setErrorMessage(text(refused.explanation()));
            until.setInvalid(true);
            return true;
        }
        return false;
    }

    private @Nullable LocalDateTime minute(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment.truncatedTo(ChronoUnit.MINUTES), now.zone());
    }

    /// An end that was not touched keeps its seconds.
    private @Nullable Instant moment(@Nullable LocalDateTime local) {
        if (local == null) {
            return null;
        }
        return local.equals(minute(before.until()))
                ? before.until()
                : local.atZone(now.zone()).toInstant();
    }
}

package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.datetimepicker.DateTimePicker.DateTimePickerI18n;
import com.vaadin.flow.data.binder.Binder;
import com.vaadin.flow.data.binder.ValidationException;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.sandbox.ProtectionTerms;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The fields of a legal hold or a lock: the reason, and the end.
public final class ProtectionForm extends Stack {

    private final ReasonField why = new ReasonField(text("hold.why"), text("hold.why-help"));

    private final DateTimePicker until = new DateTimePicker(text("hold.until"));

    private final Binder<ProtectionTerms> binder = new Binder<>(ProtectionTerms.class);

    private final ProtectionTerms before;

    private final Now now;

    /// @param before the terms to change; with an empty reason for new ones
    public ProtectionForm(ProtectionTerms before, Now now) {
        this.before = before;
        this.now = now;
        describeEnd();
        binder.forField(why).withValidator(ReasonField::fits, why.missing()).bind("why");
        binder.forField(until)
                .withConverter(this::moment, this::minute)
                .withValidator(
                        moment -> moment == null || moment.isAfter(now.time().instant()),
                        text("problem.protection.until"))
                .bind("until");
        binder.readRecord(before);
        add(why, until);
    }

    /// The time and the zone of the user.
    public record Now(InstantSource time, ZoneId zone) {}

    private void describeEnd() {
        until.setLocale(Texts.locale());
        until.setDatePickerI18n(Calendars.in(Texts.locale()));
        until.setStep(Duration.ofMinutes(1));
        until.setHelperText(text("hold.until-help", now.zone().getId()));
        var missing = text("hold.until-incomplete");
        until.setI18n(
                new DateTimePickerI18n().setBadInputErrorMessage(missing).setIncompleteInputErrorMessage(missing));
    }

    /// Moves the focus to the reason.
    public void focus() {
        why.focus();
    }

    /// The terms, or null while a field is invalid, which is marked.
    public @Nullable ProtectionTerms value() {
        try {
            return binder.writeRecord();
        } catch (ValidationException wrong) {
            return null;
        }
    }

    /// The end as it stands in its field.
    public @Nullable Instant until() {
        return moment(until.getValue());
    }

    /// Calls `listener` after each change of the end.
    public void onUntil(Runnable listener) {
        until.addValueChangeListener(_ -> listener.run());
    }

    /// Whether a field differs from the terms before.
    public boolean typed() {
        return !why.getValue().equals(before.why()) || !Objects.equals(until.getValue(), minute(before.until()));
    }

    /// Marks the field that a failure is about; false if it is about none.
    public boolean place(RuntimeException cause) {
        if (cause instanceof RequestRefused refused && refused.code().equals(ProtectionTerms.WHY)) {
            why.refuse(text(refused.explanation()));
            return true;
        }
        if (cause instanceof RequestRefused refused && refused.code().equals(ProtectionTerms.UNTIL)) {
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

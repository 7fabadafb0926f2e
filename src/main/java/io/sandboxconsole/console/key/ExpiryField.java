package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Edits the expiry of a new key: one of the usual lifespans, or a day of the person's calendar.
final class ExpiryField extends Stack {

    private final Select<Lifespan> span = new Select<>();

    private final DatePicker date = new DatePicker(text("key.lifespan.day"));

    private final Duration longest;

    private final Instant now;

    ExpiryField(Duration longest, Instant now) {
        this.longest = longest;
        this.now = now;
        setSpacing(false);
        var offered = Lifespan.within(longest);
        span.setLabel(text("key.expires"));
        span.setItems(offered);
        span.setItemLabelGenerator(choice -> choice.label(longest));
        span.setValue(offered.contains(Lifespan.QUARTER) ? Lifespan.QUARTER : Lifespan.LONGEST);
        span.setHelperText(text("key.lifespan.help", longest.toDays()));
        date.setLocale(Texts.locale());
        var beyond = text("problem.key.expiry", longest.toDays());
        date.setI18n(Calendars.in(Texts.locale())
                .setBadInputErrorMessage(text("key.lifespan.day.missing"))
                .setMinErrorMessage(beyond)
                .setMaxErrorMessage(beyond));
        date.setVisible(false);
        span.addValueChangeListener(event -> {
            date.setVisible(event.getValue() == Lifespan.DATE);
            if (event.isFromClient()) {
                span.focus();
            }
        });
        var zone = PersonZone.of(UI.getCurrentOrThrow());
        date.setMin(LocalDate.ofInstant(now, zone));
        date.setMax(LocalDate.ofInstant(now.plus(longest), zone));
        add(span, date);
    }

    Select<Lifespan> span() {
        return span;
    }

    DatePicker date() {
        return date;
    }

    /// Whether a day is chosen where the choice requires one.
    boolean complete() {
        return span.getValue() != Lifespan.DATE || date.getValue() != null;
    }

    /// The expiry, in the person's zone; null for the longest lifespan that the admin allows.
    @Nullable
    Instant value() {
        return switch (span.getValue()) {
            case WEEK, MONTH, QUARTER, HALF_YEAR -> now.plus(span.getValue().length());
            case LONGEST -> null;
            case DATE -> endOfDay();
        };
    }

    /// The end of the chosen day; null where it lies beyond the longest lifespan, which then applies.
    private @Nullable Instant endOfDay() {
        if (date.getValue() == null) {
            return null;
        }
        var end = date.getValue()
                .plusDays(1)
                .atStartOfDay(PersonZone.of(UI.getCurrentOrThrow()))
                .toInstant();
        return end.isAfter(now.plus(longest)) ? null : end;
    }
}

package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import io.sandboxconsole.console.component.Calendars;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.Texts;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Chooses a range of time: one that ends now, or exact times in the person's own zone, whose fields open on request.
final class AuditTimes extends Div {

    private final Map<AuditRange, Button> ranges = new EnumMap<>(AuditRange.class);

    private final DateTimePicker from = new DateTimePicker(text("audit.from"));

    private final DateTimePicker to = new DateTimePicker(text("audit.before"));

    private final Div exact = new Div(from, to);

    private final Button dates;

    private final Runnable onChange;

    private @Nullable AuditRange range;

    private ZoneId zone = ZoneOffset.UTC;

    AuditTimes(Runnable onChange) {
        this.onChange = onChange;
        addClassName("audit-times");
        var quick = new Div();
        quick.addClassName("audit-ranges");
        quick.getElement().setAttribute("role", "group");
        quick.getElement().setAttribute("aria-label", text("audit.range"));
        for (AuditRange one : AuditRange.values()) {
            var button = new Button(one.label(), _ -> choose(one));
            ranges.put(one, button);
            quick.add(button);
        }
        dates = new Button(text("audit.range.dates"), _ -> openDates(!exact.isVisible()));
        quick.add(dates);
        quick.getChildren()
                .map(Button.class::cast)
                .forEach(button -> button.addThemeVariants(ButtonVariant.LUMO_SMALL));
        exact.addClassName("audit-dates");
        exact.setVisible(false);
        Stream.of(from, to).forEach(this::configure);
        add(quick, exact);
        show(AuditFilter.NONE);
    }

    /// Takes the zone of the person at this browser.
    void in(UI ui) {
        zone = PersonZone.of(ui);
    }

    void show(AuditFilter filter) {
        range = filter.range();
        ranges.forEach((one, button) -> mark(button, one == range));
        from.setValue(local(filter.from()));
        to.setValue(local(filter.to()));
        openDates((exact.isVisible() && filter.range() == null) || filter.from() != null || filter.to() != null);
        boolean wrong =
                filter.from() != null && filter.to() != null && !filter.to().isAfter(filter.from());
        to.setErrorMessage(wrong ? text("audit.before.wrong") : "");
        to.setInvalid(wrong);
    }

    @Nullable
    AuditRange range() {
        return range;
    }

    @Nullable
    Instant from() {
        return range == null ? instant(from.getValue()) : null;
    }

    @Nullable
    Instant to() {
        return range == null ? instant(to.getValue()) : null;
    }

    /// A second click takes the choice back.
    private void choose(AuditRange one) {
        range = range == one ? null : one;
        from.clear();
        to.clear();
        onChange.run();
    }

    private void openDates(boolean open) {
        exact.setVisible(open);
        dates.getElement().setAttribute("aria-expanded", String.valueOf(open));
        mark(dates, open);
    }

    private static void mark(Button button, boolean pressed) {
        button.getElement().setAttribute("aria-pressed", String.valueOf(pressed));
        button.getElement().getThemeList().set("primary", pressed);
    }

    private void configure(DateTimePicker picker) {
        picker.setStep(Duration.ofMinutes(1));
        picker.setLocale(Texts.locale());
        picker.setDatePickerI18n(Calendars.in(Texts.locale()));
        picker.setDateAriaLabel(text("audit.date", picker.getLabel()));
        picker.setTimeAriaLabel(text("audit.time-of-day", picker.getLabel()));
        picker.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                range = null;
                onChange.run();
            }
        });
    }

    private @Nullable LocalDateTime local(@Nullable Instant moment) {
        return moment == null ? null : LocalDateTime.ofInstant(moment, zone);
    }

    private @Nullable Instant instant(@Nullable LocalDateTime entered) {
        return entered == null ? null : entered.atZone(zone).toInstant();
    }
}

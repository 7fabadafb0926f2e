package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// Edits a duration as a number of minutes, hours or days.
public final class TimeAmount extends Div {

    /// Largest first, so that a duration is shown in the largest unit that divides it.
    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES);

    private final IntegerField amount = new IntegerField(text("dialog.life.amount"));

    private final Select<ChronoUnit> unit = new Select<>();

    public TimeAmount(FormFields fields) {
        addClassName("time-amount");
        amount.setRequiredIndicatorVisible(true);
        amount.setManualValidation(true);
        unit.setLabel(text("dialog.life.unit"));
        unit.setItems(UNITS.reversed());
        unit.setItemLabelGenerator(each -> switch (each) {
            case DAYS -> text("dialog.life.days");
            case HOURS -> text("dialog.life.hours");
            default -> text("dialog.life.minutes");
        });
        unit.setValue(ChronoUnit.HOURS);
        add(fields.watched(amount), fields.watched(unit));
    }

    public void set(Duration duration) {
        var fitting = UNITS.stream()
                .filter(each -> duration.toSeconds() % each.getDuration().toSeconds() == 0)
                .findFirst()
                .orElse(ChronoUnit.MINUTES);
        unit.setValue(fitting);
        amount.setValue(
                Math.toIntExact(duration.toSeconds() / fitting.getDuration().toSeconds()));
    }

    /// Zero while the number is missing.
    public Duration value() {
        return unit.getValue()
                .getDuration()
                .multipliedBy(Optional.ofNullable(amount.getValue()).orElse(0));
    }

    /// Marks the number as invalid; an empty sentence clears the mark.
    public void mark(String sentence) {
        amount.setErrorMessage(sentence);
        amount.setInvalid(!sentence.isEmpty());
    }
}

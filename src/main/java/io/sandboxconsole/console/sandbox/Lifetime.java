package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.sandboxconsole.console.component.Words;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How long a new sandbox lives: a preset, any number of minutes, hours or days, or for ever.
final class Lifetime extends Div {

    private enum Preset {
        QUARTER_HOUR(Duration.ofMinutes(15)),
        HOUR(Duration.ofHours(1)),
        FOUR_HOURS(Duration.ofHours(4)),
        DAY(Duration.ofDays(1)),
        CUSTOM(null),
        NEVER(null);

        private final @Nullable Duration duration;

        Preset(@Nullable Duration duration) {
            this.duration = duration;
        }

        private String label() {
            return switch (this) {
                case QUARTER_HOUR -> say("dialog.life.quarter");
                case HOUR -> say("dialog.life.hour");
                case FOUR_HOURS -> say("dialog.life.four-hours");
                case DAY -> say("dialog.life.day");
                case CUSTOM -> say("dialog.life.custom");
                case NEVER -> say("dialog.life.never");
            };
        }
    }

    /// From the largest, so that a duration is shown in the largest unit that fits.
    private static final List<ChronoUnit> UNITS = List.of(ChronoUnit.DAYS, ChronoUnit.HOURS, ChronoUnit.MINUTES);

    private final Select<Preset> preset = new Select<>();

    private final IntegerField amount = new IntegerField(say("dialog.life.amount"));

    private final Select<ChronoUnit> unit = new Select<>();

    Lifetime(FormFields fields) {
        addClassName("lifetime");
        preset.setLabel(say("dialog.life.label"));
        preset.setItems(Preset.values());
        preset.setItemLabelGenerator(Preset::label);
        preset.addValueChangeListener(_ -> showCustom());
        unit.setLabel(say("dialog.life.unit"));
        unit.setItems(UNITS.reversed());
        unit.setItemLabelGenerator(each -> switch (each) {
            case DAYS -> say("dialog.life.days");
            case HOURS -> say("dialog.life.hours");
            default -> say("dialog.life.minutes");
        });
        unit.setValue(ChronoUnit.HOURS);
        add(fields.watched(preset), fields.watched(amount), fields.watched(unit));
        preset.setValue(Preset.HOUR);
        showCustom();
    }

    /// Offers only what the engine gives, and says so.
    void limit(Capabilities engine) {
        var longest = engine.maximumTimeout();
        var before = chosen();
        preset.setItems(Arrays.stream(Preset.values())
                .filter(each -> each.duration == null || longest == null || each.duration.compareTo(longest) <= 0)
                .toList());
        preset.setValue(preset.getListDataView().contains(before) ? before : Preset.CUSTOM);
        var shortest = LengthOfTime.text(engine.minimumTimeout());
        preset.setHelperText(
                longest == null
                        ? say("dialog.life.at-least", shortest)
                        : say("dialog.life.between", shortest, LengthOfTime.text(longest)));
    }

    void set(@Nullable Duration duration) {
        var known = Stream.of(Preset.values())
                .filter(each -> each.duration != null && each.duration.equals(duration))
                .filter(preset.getListDataView()::contains)
                .findFirst();
        if (duration != null && known.isEmpty()) {
            var fitting = UNITS.stream()
                    .filter(each -> duration.toSeconds() % each.getDuration().toSeconds() == 0)
                    .findFirst()
                    .orElse(ChronoUnit.MINUTES);
            unit.setValue(fitting);
            amount.setValue(
                    Math.toIntExact(duration.toSeconds() / fitting.getDuration().toSeconds()));
        }
        preset.setValue(duration == null ? Preset.NEVER : known.orElse(Preset.CUSTOM));
    }

    /// The chosen duration; absent for ever, and zero while the number is missing, which no engine accepts.
    @Nullable
    Duration value() {
        return switch (chosen()) {
            case NEVER -> null;
            case CUSTOM ->
                unit.getValue()
                        .getDuration()
                        .multipliedBy(Optional.ofNullable(amount.getValue()).orElse(0));
            case QUARTER_HOUR, HOUR, FOUR_HOURS, DAY -> chosen().duration;
        };
    }

    /// There is none for a moment while the choices change.
    private Preset chosen() {
        return Optional.ofNullable(preset.getValue()).orElse(Preset.HOUR);
    }

    void mark(Optional<Phrase> problem) {
        String sentence = problem.map(Words::say).orElse("");
        var custom = chosen() == Preset.CUSTOM;
        amount.setErrorMessage(sentence);
        amount.setInvalid(problem.isPresent() && custom);
        preset.setErrorMessage(sentence);
        preset.setInvalid(problem.isPresent() && !custom);
    }

    private void showCustom() {
        boolean custom = chosen() == Preset.CUSTOM;
        amount.setVisible(custom);
        unit.setVisible(custom);
    }
}

package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.console.component.dialog.TimeAmount;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.SpecPart;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Field for the lifetime of a new sandbox: a preset, a number of minutes, hours or days, or unlimited.
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
                case QUARTER_HOUR -> text("dialog.life.quarter");
                case HOUR -> text("dialog.life.hour");
                case FOUR_HOURS -> text("dialog.life.four-hours");
                case DAY -> text("dialog.life.day");
                case CUSTOM -> text("dialog.life.custom");
                case NEVER -> text("dialog.life.never");
            };
        }
    }

    private final Select<Preset> preset = new Select<>();

    private final TimeAmount amount;

    private @Nullable Capabilities limits;

    Lifetime(FormFields fields) {
        amount = new TimeAmount(fields);
        addClassName("lifetime");
        preset.setLabel(text("dialog.life.label"));
        preset.setItems(Preset.values());
        preset.setItemLabelGenerator(Preset::label);
        preset.addValueChangeListener(_ -> showCustom());
        add(fields.watched(preset), amount);
        preset.setValue(Preset.HOUR);
        showCustom();
    }

    /// Restricts the presets to the engine's limits and states these; hides the field for an engine without expiry.
    void limit(Capabilities engine) {
        if (engine.equals(limits)) {
            return;
        }
        limits = engine;
        setVisible(engine.takes(SpecPart.TIMEOUT));
        var longest = engine.maximumTimeout();
        var before = chosen();
        preset.setItems(Arrays.stream(Preset.values())
                .filter(each -> each.duration == null || longest == null || each.duration.compareTo(longest) <= 0)
                .toList());
        preset.setValue(preset.getListDataView().contains(before) ? before : Preset.CUSTOM);
        var shortest = DurationText.format(engine.minimumTimeout());
        preset.setHelperText(
                longest == null
                        ? text("dialog.life.at-least", shortest)
                        : text("dialog.life.between", shortest, DurationText.format(longest)));
    }

    void set(@Nullable Duration duration) {
        var known = Stream.of(Preset.values())
                .filter(each -> each.duration != null && each.duration.equals(duration))
                .filter(preset.getListDataView()::contains)
                .findFirst();
        if (duration != null && known.isEmpty()) {
            amount.set(duration);
        }
        preset.setValue(duration == null ? Preset.NEVER : known.orElse(Preset.CUSTOM));
    }

    /// The duration; null if unlimited, and zero while the number is missing, which no engine accepts.
    @Nullable
    Duration value() {
        if (!isVisible()) {
            return null;
        }
        return switch (chosen()) {
            case NEVER -> null;
            case CUSTOM -> amount.value();
            case QUARTER_HOUR, HOUR, FOUR_HOURS, DAY -> chosen().duration;
        };
    }

    /// The selected preset; the select is empty for a moment while its items change.
    private Preset chosen() {
        return Optional.ofNullable(preset.getValue()).orElse(Preset.HOUR);
    }

    void mark(Optional<Message> problem) {
        String sentence = problem.map(Texts::text).orElse("");
        var custom = chosen() == Preset.CUSTOM;
        amount.mark(custom ? sentence : "");
        preset.setErrorMessage(sentence);
        preset.setInvalid(problem.isPresent() && !custom);
    }

    private void showCustom() {
        amount.setVisible(chosen() == Preset.CUSTOM);
    }
}

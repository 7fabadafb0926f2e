package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import io.sandboxconsole.console.component.Words;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// How long a new sandbox lives: a preset, any number of seconds, or for ever.
final class Lifetime extends Div {

    private enum Preset {
        QUARTER_HOUR("15 minutes", Duration.ofMinutes(15)),
        HOUR("1 hour", Duration.ofHours(1)),
        FOUR_HOURS("4 hours", Duration.ofHours(4)),
        DAY("1 day", Duration.ofDays(1)),
        CUSTOM("Other…", null),
        NEVER("Never expires", null);

        private final String label;

        private final @Nullable Duration duration;

        Preset(String label, @Nullable Duration duration) {
            this.label = label;
            this.duration = duration;
        }
    }

    private final Select<Preset> preset = new Select<>();

    private final IntegerField seconds = new IntegerField("Seconds");

    Lifetime() {
        addClassName("lifetime");
        preset.setLabel("Expires after");
        preset.setItems(Preset.values());
        preset.setItemLabelGenerator(choice -> choice.label);
        preset.setValue(Preset.HOUR);
        preset.addValueChangeListener(event -> seconds.setVisible(event.getValue() == Preset.CUSTOM));
        seconds.setVisible(false);
        seconds.setHelperText("At least 60");
        add(preset, seconds);
    }

    /// The chosen duration; absent for ever, and zero while the number is missing, which no engine accepts.
    @Nullable
    Duration value() {
        return switch (preset.getValue()) {
            case NEVER -> null;
            case CUSTOM ->
                Duration.ofSeconds(Optional.ofNullable(seconds.getValue()).orElse(0));
            case QUARTER_HOUR, HOUR, FOUR_HOURS, DAY -> preset.getValue().duration;
        };
    }

    void mark(Optional<Phrase> problem) {
        var custom = preset.getValue() == Preset.CUSTOM;
        seconds.setErrorMessage(problem.map(Words::say).orElse(""));
        seconds.setInvalid(problem.isPresent() && custom);
        preset.setErrorMessage(problem.map(Words::say).orElse(""));
        preset.setInvalid(problem.isPresent() && !custom);
    }
}

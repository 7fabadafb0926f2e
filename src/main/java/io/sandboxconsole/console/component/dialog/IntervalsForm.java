package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.IntervalField.When;
import io.sandboxconsole.sandbox.Intervals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Edits a sandbox's intervals of automatic stop, pause, archive and deletion, and warns where they lose the sandbox
/// or never stop it.
public final class IntervalsForm extends Stack {

    private static final Duration USUAL_STOP = Duration.ofMinutes(15);

    private final IntervalField stop;

    private final IntervalField pause;

    private final IntervalField archive;

    private final IntervalField delete;

    private final Warnings warnings = new Warnings(List.of());

    /// @param onChange runs after every change
    public IntervalsForm(Runnable onChange) {
        var fields = new FormFields(() -> changed(onChange));
        List<When> late = List.of(When.NEVER, When.AFTER);
        stop = new IntervalField(text("dialog.interval.stop"), late, "", fields);
        pause = new IntervalField(text("dialog.interval.pause"), late, "", fields);
        archive = new IntervalField(text("dialog.interval.archive"), late, "", fields);
        delete = new IntervalField(
                text("dialog.interval.delete"),
                List.of(When.NEVER, When.AT_ONCE, When.AFTER),
                text("dialog.interval.at-once"),
                fields);
        add(stop, pause, archive, delete, warnings);
        pause.setVisible(false);
        set(new Intervals(USUAL_STOP, null, null, null));
    }

    /// Shows the interval of automatic pausing, which not every machine supports.
    public void offerPause() {
        pause.setVisible(true);
    }

    public void set(Intervals intervals) {
        stop.set(intervals.stop());
        pause.set(intervals.pause());
        archive.set(intervals.archive());
        delete.set(intervals.delete());
    }

    public Intervals value() {
        return new Intervals(stop.value(), pause.value(), archive.value(), delete.value());
    }

    /// Whether every required time is set; marks the missing ones.
    public boolean check() {
        return Stream.of(stop, pause, archive, delete)
                        .filter(field -> !field.check())
                        .count()
                == 0;
    }

    public void refuse(String sentence) {
        stop.refuse(sentence);
    }

    private void changed(Runnable onChange) {
        var now = value();
        List<String> sentences = new ArrayList<>();
        if (now.ephemeral()) {
            sentences.add(text("dialog.interval.ephemeral"));
        }
        if (now.stop() == null && now.pause() == null) {
            sentences.add(text("dialog.interval.for-ever"));
        }
        warnings.show(sentences);
        onChange.run();
    }
}

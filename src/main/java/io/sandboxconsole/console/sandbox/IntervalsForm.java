package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.sandbox.IntervalField.When;
import io.sandboxconsole.sandbox.Intervals;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// What shall happen to a sandbox by itself, and a warning where that loses it.
final class IntervalsForm extends Stack {

    private static final Duration USUAL_STOP = Duration.ofMinutes(15);

    private final IntervalField stop;

    private final IntervalField pause;

    private final IntervalField archive;

    private final IntervalField delete;

    private final Warnings warnings = new Warnings(List.of());

    /// @param onChange is told of every change
    IntervalsForm(Runnable onChange) {
        var fields = new FormFields(() -> changed(onChange));
        List<When> late = List.of(When.NEVER, When.AFTER);
        stop = new IntervalField(say("dialog.interval.stop"), late, "", fields);
        pause = new IntervalField(say("dialog.interval.pause"), late, "", fields);
        archive = new IntervalField(say("dialog.interval.archive"), late, "", fields);
        delete = new IntervalField(
                say("dialog.interval.delete"),
                List.of(When.NEVER, When.AT_ONCE, When.AFTER),
                say("dialog.interval.at-once"),
                fields);
        add(stop, pause, archive, delete, warnings);
        pause.setVisible(false);
        set(new Intervals(USUAL_STOP, null, null, null));
    }

    /// Offers to pause, which not every machine can.
    void offerPause() {
        pause.setVisible(true);
    }

    void set(Intervals intervals) {
        stop.set(intervals.stop());
        pause.set(intervals.pause());
        archive.set(intervals.archive());
        delete.set(intervals.delete());
    }

    Intervals value() {
        return new Intervals(stop.value(), pause.value(), archive.value(), delete.value());
    }

    /// Whether every time that is needed is there; marks those that are not.
    boolean check() {
        return Stream.of(stop, pause, archive, delete)
                        .filter(field -> !field.check())
                        .count()
                == 0;
    }

    void refuse(String sentence) {
        stop.refuse(sentence);
    }

    private void changed(Runnable onChange) {
        var now = value();
        List<String> sentences = new ArrayList<>();
        if (now.ephemeral()) {
            sentences.add(say("dialog.interval.ephemeral"));
        }
        if (now.stop() == null && now.pause() == null) {
            sentences.add(say("dialog.interval.for-ever"));
        }
        warnings.show(sentences);
        onChange.run();
    }
}

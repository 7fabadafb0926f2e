package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.component.IntervalText;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.sandbox.Interval.When;
import io.sandboxconsole.sandbox.Intervals;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Edits a sandbox's intervals of automatic stop, pause, archive and deletion, and warns where they lose the sandbox
/// or never stop it.
public final class IntervalsForm extends Stack {

    private final IntervalField stop;

    private final IntervalField pause;

    private final IntervalField archive;

    private final IntervalField delete;

    private final Warnings warnings = new Warnings(List.of());

    /// @param existing whether the form is about a sandbox that exists: a new one begins with the engine's usual
    ///     intervals, which no existing one can be given back
    /// @param onChange runs after every change
    public IntervalsForm(boolean existing, Runnable onChange) {
        this(!existing, when -> IntervalText.choice(when, existing), onChange);
        offerPause(false);
    }

    private IntervalsForm(boolean unstated, Function<When, String> words, Runnable onChange) {
        var fields = new FormFields(() -> changed(onChange));
        List<When> late = choices(unstated, When.NEVER, When.AFTER);
        stop = new IntervalField(text("dialog.interval.stop"), late, words, fields);
        pause = new IntervalField(text("dialog.interval.pause"), late, words, fields);
        archive = new IntervalField(
                text("dialog.interval.archive"), choices(unstated, When.LATEST, When.AFTER), words, fields);
        delete = new IntervalField(
                text("dialog.interval.delete"), choices(unstated, When.NEVER, When.AT_ONCE, When.AFTER), words, fields);
        add(stop, pause, archive, delete, warnings);
    }

    /// A form for several sandboxes, each of which keeps what is not stated.
    public static IntervalsForm ofSeveral(Runnable onChange) {
        return new IntervalsForm(
                true,
                when -> when == When.UNSTATED ? text("dialog.interval.unchanged") : IntervalText.choice(when, true),
                onChange);
    }

    private static List<When> choices(boolean unstated, When... stated) {
        Stream<When> usual = unstated ? Stream.of(When.UNSTATED) : Stream.empty();
        return Stream.concat(usual, Stream.of(stated)).toList();
    }

    /// Shows or hides the interval of automatic pausing, which not every machine supports.
    public void offerPause(boolean offered) {
        pause.setVisible(offered);
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

    /// Whether every required time is set; marks nothing.
    public boolean complete() {
        return Stream.of(stop, pause, archive, delete).allMatch(IntervalField::complete);
    }

    /// Marks the intervals as invalid together; an empty sentence clears the mark.
    public void mark(String sentence) {
        stop.mark(sentence);
    }

    private void changed(Runnable onChange) {
        var now = value();
        List<String> sentences = new ArrayList<>();
        if (now.ephemeral()) {
            sentences.add(text("dialog.interval.ephemeral"));
        }
        if (now.runsOn()) {
            sentences.add(text("dialog.interval.for-ever"));
        }
        warnings.show(sentences);
        // What was wrong may be mended.
        mark("");
        Stream.of(stop, pause, archive, delete).filter(IntervalField::complete).forEach(IntervalField::check);
        onChange.run();
    }
}

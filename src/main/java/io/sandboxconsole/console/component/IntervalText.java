package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Interval.When;
import io.sandboxconsole.sandbox.Intervals;
import java.util.ArrayList;
import java.util.List;

/// Puts an engine's automatic intervals into words: as choices of a form, and as sentences about a sandbox.
public final class IntervalText {

    private IntervalText() {}

    /// The choice of `when` in a form.
    ///
    /// @param existing whether the form is about a sandbox that exists
    public static String choice(When when, boolean existing) {
        return switch (when) {
            case UNSTATED -> existing ? text("dialog.interval.untold") : text("dialog.interval.usual");
            case NEVER -> text("dialog.interval.never");
            case AT_ONCE -> text("dialog.interval.at-once");
            case LATEST -> text("dialog.interval.latest");
            case AFTER -> text("dialog.interval.after");
        };
    }

    /// What the engine does with a sandbox by itself, as far as it tells.
    public static List<String> sentences(Intervals intervals) {
        if (intervals.equals(Intervals.NONE)) {
            return List.of(text("details.interval.untold"));
        }
        List<String> sentences = new ArrayList<>();
        if (intervals.stop().when() == When.AFTER) {
            sentences.add(text("details.interval.stop", time(intervals.stop())));
        }
        if (intervals.pause().when() == When.AFTER) {
            sentences.add(text("details.interval.pause", time(intervals.pause())));
        }
        if (intervals.runsOn()) {
            sentences.add(text("details.interval.runs-on"));
        }
        if (intervals.ephemeral()) {
            sentences.add(text("details.interval.ephemeral"));
            return sentences;
        }
        switch (intervals.archive().when()) {
            case AFTER -> sentences.add(text("details.interval.archive", time(intervals.archive())));
            case LATEST -> sentences.add(text("details.interval.archive-latest"));
            case UNSTATED, NEVER, AT_ONCE -> {}
        }
        switch (intervals.delete().when()) {
            case AFTER -> sentences.add(text("details.interval.delete", time(intervals.delete())));
            case NEVER -> sentences.add(text("details.interval.kept"));
            case UNSTATED, AT_ONCE, LATEST -> {}
        }
        return sentences;
    }

    private static String time(Interval interval) {
        return DurationText.format(interval.time());
    }
}

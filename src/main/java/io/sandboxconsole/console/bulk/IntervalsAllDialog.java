package io.sandboxconsole.console.bulk;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.IntervalsForm;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog for the automatic intervals that several sandboxes get; each keeps those that are not stated.
final class IntervalsAllDialog extends CommandDialog<BulkCommand> {

    private final IntervalsForm form = IntervalsForm.ofSeveral(() -> {});

    IntervalsAllDialog(BiConsumer<CommandDialog<BulkCommand>, BulkCommand> onSubmit) {
        super(text("bulk.intervals.title"), text("bulk.plan.make"), onSubmit);
        content(new Paragraph(text("dialog.interval.explanation")), form);
        setWidth("36rem");
    }

    @Override
    protected @Nullable BulkCommand value() {
        if (!form.check()) {
            return null;
        }
        Intervals chosen = form.value();
        if (chosen.equals(Intervals.NONE)) {
            form.mark(text("bulk.intervals.nothing"));
            return null;
        }
        return new BulkCommand.SetIntervals(
                stated(chosen.stop()), stated(chosen.pause()), stated(chosen.archive()), stated(chosen.delete()));
    }

    @Override
    protected boolean typed() {
        return !form.value().equals(Intervals.NONE);
    }

    private static @Nullable Interval stated(Interval interval) {
        return interval.equals(Interval.UNSTATED) ? null : interval;
    }
}

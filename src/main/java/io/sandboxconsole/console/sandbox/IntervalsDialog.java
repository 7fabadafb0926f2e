package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Changes what happens to a sandbox by itself; without any change nothing is sent at all.
final class IntervalsDialog extends ChangeDialog<Change> {

    private final IntervalsForm form = new IntervalsForm(() -> {});

    private final Intervals before;

    /// @param pausing whether the sandbox's machine can pause
    IntervalsDialog(Sandbox sandbox, boolean pausing, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super(say("dialog.interval.title", sandbox.title()), say("dialog.interval.submit"), onSubmit);
        before = sandbox.traits().intervals();
        if (pausing || before.pause() != null) {
            form.offerPause();
        }
        form.set(before);
        content(new Paragraph(say("dialog.interval.explanation")), form);
        setWidth("36rem");
    }

    @Override
    protected @Nullable Change value() {
        if (!form.check()) {
            return null;
        }
        if (!typed()) {
            close();
            return null;
        }
        return new Change.SetIntervals(before, form.value());
    }

    @Override
    protected boolean typed() {
        return !form.value().equals(before);
    }

    @Override
    protected boolean refuse(String name, Phrase problem) {
        boolean ours = name.startsWith("intervals");
        if (ours) {
            form.refuse(say(problem));
        }
        return ours;
    }
}

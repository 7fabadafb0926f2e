package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.IntervalsForm;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to edit the automatic intervals of a sandbox; an unchanged form sends no request.
final class IntervalsDialog extends CommandDialog<SandboxCommand> {

    private final IntervalsForm form = new IntervalsForm(true, () -> {});

    private final Intervals before;

    /// @param pausing whether the sandbox's machine can pause
    IntervalsDialog(
            Sandbox sandbox, boolean pausing, BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.interval.title", sandbox.title()), text("dialog.interval.submit"), onSubmit);
        before = sandbox.attributes().intervals();
        boolean told = !before.pause().equals(Interval.UNSTATED);
        form.offerPause(told && (pausing || before.pause().acts()));
        form.set(before);
        content(new Paragraph(text("dialog.interval.explanation")), form);
        setWidth("36rem");
    }

    @Override
    protected @Nullable SandboxCommand value() {
        if (!form.check()) {
            return null;
        }
        if (!typed()) {
            close();
            return null;
        }
        return new SandboxCommand.SetIntervals(before, form.value());
    }

    @Override
    protected boolean typed() {
        return !form.value().equals(before);
    }

    @Override
    protected boolean refuse(String name, Message problem) {
        boolean ours = name.startsWith("intervals");
        if (ours) {
            form.refuse(text(problem));
        }
        return ours;
    }
}

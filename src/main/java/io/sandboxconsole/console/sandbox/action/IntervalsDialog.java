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
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Dialog to edit the automatic intervals of a sandbox; an unchanged form sends no request.
final class IntervalsDialog extends CommandDialog<SandboxCommand> {

    private final IntervalsForm form = new IntervalsForm(true, this::check);

    private final Intervals before;

    private final Function<SandboxCommand.SetIntervals, Map<String, Message>> rules;

    /// @param pausing whether the sandbox's machine can pause
    /// @param rules tells the problem of new intervals, without a call
    IntervalsDialog(
            Sandbox sandbox,
            boolean pausing,
            Function<SandboxCommand.SetIntervals, Map<String, Message>> rules,
            BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.interval.title", sandbox.title()), text("dialog.interval.submit"), onSubmit);
        this.before = sandbox.attributes().intervals();
        this.rules = rules;
        boolean told = !before.pause().equals(Interval.UNSTATED);
        form.offerPause(told && (pausing || before.pause().acts()));
        form.set(before);
        content(new Paragraph(text("dialog.interval.explanation")), form);
        setWidth("36rem");
    }

    @Override
    protected @Nullable SandboxCommand value() {
        if (!form.check() || !check()) {
            return null;
        }
        if (!typed()) {
            close();
            return null;
        }
        return change();
    }

    @Override
    protected boolean typed() {
        return !form.value().equals(before);
    }

    @Override
    protected boolean refuse(String name, Message problem) {
        boolean ours = name.startsWith("intervals");
        if (ours) {
            form.mark(text(problem));
        }
        return ours;
    }

    /// Whether the engine's rules allow the intervals, as far as they are complete; marks others.
    private boolean check() {
        var problem = form.complete() ? rules.apply(change()).get("intervals") : null;
        form.mark(problem == null ? "" : text(problem));
        return problem == null;
    }

    private SandboxCommand.SetIntervals change() {
        return new SandboxCommand.SetIntervals(before, form.value());
    }
}

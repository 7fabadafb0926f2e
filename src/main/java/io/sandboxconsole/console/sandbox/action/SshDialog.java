package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.console.component.DurationText;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.Warnings;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// Dialog to open SSH access: takes its lifetime, warns of the earlier accesses it ends, and shows the progress.
final class SshDialog extends CommandDialog<Duration> {

    private static final List<Duration> LIVES =
            Stream.of(5, 15, 60, 240, 1440).map(Duration::ofMinutes).toList();

    private static final Duration DEFAULT = Duration.ofMinutes(60);

    private final Select<Duration> life = new Select<>();

    private final Div progress = new Div();

    /// @param warned whether the engine itself warns of the accesses that end
    SshDialog(Sandbox sandbox, boolean warned, BiConsumer<CommandDialog<Duration>, Duration> onSubmit) {
        super(text("dialog.ssh.title", sandbox.title()), text("dialog.ssh.submit"), onSubmit);
        life.setLabel(text("dialog.ssh.life"));
        life.setItems(LIVES);
        life.setItemLabelGenerator(DurationText::format);
        life.setValue(DEFAULT);
        life.setManualValidation(true);
        life.addValueChangeListener(_ -> life.setInvalid(false));
        life.setHelperText(text("dialog.ssh.life-help"));
        progress.addClassName("ssh-progress");
        progress.getElement().setAttribute("role", "status");
        progress.getElement().setAttribute("aria-live", "polite");
        content(new SandboxSummary(sandbox), new Warnings(warnings(sandbox, warned)), life, progress);
        setWidth("34rem");
    }

    /// Shows the current step.
    void show(Message step) {
        progress.setText(text(step));
    }

    @Override
    protected Duration value() {
        progress.setText("");
        return life.getValue();
    }

    @Override
    protected boolean refuse(String name, Message problem) {
        boolean ours = "life".equals(name);
        if (ours) {
            life.setErrorMessage(text(problem));
            life.setInvalid(true);
        }
        return ours;
    }

    private static List<String> warnings(Sandbox sandbox, boolean warned) {
        List<String> sentences = new ArrayList<>();
        if (!warned) {
            sentences.add(text("dialog.ssh.consequence"));
        }
        if (sandbox.state().kind() == Kind.STOPPED) {
            sentences.add(text("dialog.ssh.starts-first"));
        }
        return sentences;
    }
}

package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import io.sandboxconsole.console.component.CommandLine;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.dialog.FormFields;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Edits the command of a new sandbox. Below the field stand the words that the engine gets, and where the command has
/// signs that only a shell understands, a button that gives it to one.
final class CommandField extends Stack {

    /// Keeps a sandbox of an image alive that has nothing to run.
    static final String DEFAULT = "sleep infinity";

    private static final int MOST_SHOWN = 40;

    private final TextField field = new TextField(text("dialog.create.command"));

    private final Div words = new Div();

    private final Div shell = new Div();

    CommandField(FormFields fields) {
        field.setHelperText(text("dialog.create.command-help"));
        field.setWidthFull();
        field.addValueChangeListener(_ -> showWords());
        fields.named("entrypoint", field);
        words.addClassName("command-words");
        shell.addClassName("command-shell");
        add(field, words, shell);
        showWords();
    }

    void set(List<String> command) {
        field.setValue(CommandLine.text(command));
    }

    /// Shows whether a command is required, or the snapshot's own is the default. The default of an image gives way to
    /// that of a snapshot, and comes back.
    ///
    /// @param restoring whether the sandbox starts from a snapshot
    void restore(boolean restoring) {
        if (restoring && field.getValue().equals(DEFAULT)) {
            field.clear();
        } else if (!restoring && field.isEmpty()) {
            field.setValue(DEFAULT);
        }
        showDefault(restoring);
    }

    void showDefault(boolean restoring) {
        field.setRequiredIndicatorVisible(!restoring);
        field.setPlaceholder(restoring ? text("dialog.create.command-of-snapshot") : "");
    }

    /// Whether a person wrote the command.
    boolean written() {
        return !field.isEmpty() && !field.getValue().equals(DEFAULT);
    }

    /// No words while there is a problem.
    List<String> words() {
        return read().words();
    }

    Optional<Message> problem() {
        return Optional.ofNullable(read().problem());
    }

    private CommandLine read() {
        return CommandLine.of(field.getValue());
    }

    private void showWords() {
        var line = read();
        words.removeAll();
        words.setVisible(!line.words().isEmpty());
        words.add(new Span(text("dialog.create.command-words", line.words().size())));
        line.words().stream().limit(MOST_SHOWN).map(CommandField::word).forEach(words::add);
        if (line.words().size() > MOST_SHOWN) {
            words.add(new Span("…"));
        }
        shell.removeAll();
        shell.setVisible(!line.signs().isEmpty());
        if (shell.isVisible()) {
            String signs = line.signs().chars().mapToObj(Character::toString).collect(Collectors.joining(" "));
            shell.add(new Span(text("dialog.create.command-signs", signs)), wrap());
        }
    }

    private static Component word(String word) {
        var shown = new Span(SafeText.line(SafeText.shortened(word)));
        shown.addClassName("command-word");
        return shown;
    }

    private Button wrap() {
        var button = new Button(
                text("dialog.create.command-shell"), _ -> field.setValue(CommandLine.inShell(field.getValue())));
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }
}

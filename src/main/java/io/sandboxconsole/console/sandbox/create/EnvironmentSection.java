package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import io.sandboxconsole.console.component.dialog.PairRules;
import io.sandboxconsole.console.component.dialog.PairsEditor;
import io.sandboxconsole.sandbox.ReservedNames;
import java.util.Map;

/// Edits environment variables line by line with masked values, or from a pasted `.env` file. A pasted text is applied
/// as a whole or not at all, and stays in its field until it is valid.
final class EnvironmentSection extends Div {

    private static final int LONGEST = 100_000;

    private final PairsEditor editor;

    private final TextArea pasted = new TextArea(text("dialog.env.paste"));

    private final UnorderedList mistakes = new UnorderedList();

    private final Div paste = new Div();

    private ReservedNames reserved = ReservedNames.NONE;

    EnvironmentSection(Runnable onChange) {
        editor = new PairsEditor(PairRules.ENVIRONMENT, Map.of(), onChange);
        pasted.setWidthFull();
        pasted.setMaxLength(LONGEST);
        pasted.setMinRows(4);
        pasted.setMaxRows(10);
        pasted.setPlaceholder("export NAME=\"value\"  # …");
        pasted.setHelperText(text("dialog.env.paste-help"));
        pasted.addClassName("code");
        pasted.getElement().setAttribute("spellcheck", "false");
        mistakes.addClassName("mistakes");
        mistakes.getElement().setAttribute("role", "alert");
        var take = new Button(text("dialog.env.take"), _ -> take());
        take.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        var discard = new Button(text("dialog.env.discard"), _ -> close());
        discard.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        paste.add(pasted, mistakes, new Div(take, discard));
        paste.addClassName("paste");
        paste.setVisible(false);
        var open = new Button(text("dialog.env.open"), VaadinIcon.PASTE.create(), _ -> {
            paste.setVisible(true);
            pasted.focus();
        });
        open.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(editor, open, paste);
    }

    /// Rejects the names that the engine reserves.
    void reserve(ReservedNames names) {
        reserved = names;
        editor.reserve(names);
    }

    PairsEditor editor() {
        return editor;
    }

    /// Whether a pasted text has not been applied yet, and would be lost.
    boolean pending() {
        return paste.isVisible() && !pasted.getValue().isBlank();
    }

    void markPending() {
        pasted.setErrorMessage(text("dialog.env.pending"));
        pasted.setInvalid(true);
    }

    private void take() {
        var reading = DotEnv.read(pasted.getValue(), reserved);
        mistakes.removeAll();
        reading.mistakes().stream().map(ListItem::new).forEach(mistakes::add);
        pasted.setErrorMessage("");
        pasted.setInvalid(!reading.mistakes().isEmpty());
        if (reading.mistakes().isEmpty()) {
            editor.merge(reading.pairs());
            close();
        }
    }

    private void close() {
        pasted.clear();
        pasted.setInvalid(false);
        mistakes.removeAll();
        paste.setVisible(false);
    }
}

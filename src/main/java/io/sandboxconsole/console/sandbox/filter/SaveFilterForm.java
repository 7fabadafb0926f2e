package io.sandboxconsole.console.sandbox.filter;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.filter.SavedFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Form to save the current filter under a name, optionally shared with a team.
final class SaveFilterForm extends Stack {

    /// The choice without a team.
    private static final String ONLY_ME = "";

    private final TextField name = new TextField();

    private final Select<String> team = new Select<>();

    private boolean saved;

    /// Input of the form: a name, and the team that sees the filter too.
    record Input(String name, @Nullable String team) {}

    SaveFilterForm(SandboxFilter filter, List<String> teams, Consumer<Input> onSave) {
        addClassName("save-filter");
        if (filter.isEverything()) {
            add(new Paragraph(text("filter.saved.nothing-to-save")));
            return;
        }
        name.setLabel(text("filter.saved.name"));
        name.addValueChangeListener(_ -> saved = false);
        name.setMaxLength(SavedFilter.MAXIMUM_NAME);
        name.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        List<String> choices = new ArrayList<>(List.of(ONLY_ME));
        choices.addAll(teams);
        team.setLabel(text("filter.saved.visible-to"));
        team.setItems(choices);
        team.setItemLabelGenerator(
                choice -> choice.equals(ONLY_ME) ? text("filter.saved.only-me") : text("filter.saved.team", choice));
        team.setValue(ONLY_ME);
        team.setVisible(!teams.isEmpty());
        var save = new Button(text("filter.saved.save"), _ -> save(onSave));
        save.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_PRIMARY);
        add(name, team, save);
        setAlignSelf(Alignment.START, save);
    }

    private void save(Consumer<Input> onSave) {
        if (name.getValue().isBlank() && saved) {
            // The second of two quick clicks: the first has saved the filter and cleared the name.
            return;
        }
        if (name.getValue().isBlank()) {
            name.setErrorMessage(text("filter.saved.name-missing"));
            name.setInvalid(true);
            name.focus();
            return;
        }
        name.setInvalid(false);
        onSave.accept(new Input(name.getValue(), team.getValue().equals(ONLY_ME) ? null : team.getValue()));
        name.clear();
        saved = true;
    }
}

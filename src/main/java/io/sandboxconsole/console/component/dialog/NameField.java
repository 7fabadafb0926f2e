package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.spec.NameRules;
import java.util.Optional;

/// Edits an optional name, and offers a valid one in place of an invalid one.
public final class NameField extends Div {

    private final NameRules rules;

    private final TextField field;

    private final Button suggestion = new Button();

    public NameField(String label, String help, NameRules rules) {
        this.rules = rules;
        field = new TextField(label);
        field.setHelperText(help);
        field.setClearButtonVisible(true);
        field.setManualValidation(true);
        field.setWidthFull();
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.addValueChangeListener(_ -> check());
        suggestion.addThemeVariants(ButtonVariant.LUMO_SMALL);
        suggestion.addClickListener(_ -> rules.suggestion(value()).ifPresent(name -> {
            field.setValue(name);
            field.focus();
        }));
        addClassName("name-field");
        add(field, suggestion);
        check();
    }

    /// The field itself, for forms that mark it.
    public TextField field() {
        return field;
    }

    /// The name without spaces at its ends; empty where none is given.
    public String value() {
        return field.getValue().strip();
    }

    public void setValue(String name) {
        field.setValue(name);
    }

    public void focus() {
        field.focus();
    }

    /// Whether the name is valid; marks an invalid one.
    public boolean check() {
        Optional<Message> problem = rules.problem(value());
        mark(problem);
        Optional<String> offered = rules.suggestion(value());
        suggestion.setVisible(offered.isPresent());
        suggestion.setText(text("dialog.name.use", offered.orElse("")));
        return problem.isEmpty();
    }

    public void refuse(Message problem) {
        mark(Optional.of(problem));
    }

    private void mark(Optional<Message> problem) {
        field.setErrorMessage(problem.map(Texts::text).orElse(""));
        field.setInvalid(problem.isPresent());
    }
}

package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.i18n.Message;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Registers the fields of a form under the names that rules and engines give them. During input, an error is shown
/// only at fields that the person has changed.
public final class FormFields {

    private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

    private final Set<String> touched = new HashSet<>();

    private final Runnable onChange;

    public FormFields(Runnable onChange) {
        this.onChange = onChange;
    }

    /// Registers `field`, which must support validation, as `name`; every later change of it runs the listener.
    public <V, F extends AbstractField<F, V>> F named(String name, F field) {
        fields.put(name, (HasValidationProperties) field);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                touched.add(name);
            }
            // The error was about the old value.
            show(name, null);
            onChange.run();
        });
        return announced(field);
    }

    /// Listens to a field that can never be invalid.
    public <V, F extends AbstractField<F, V>> F watched(F field) {
        field.addValueChangeListener(_ -> onChange.run());
        return announced(field);
    }

    /// Unregisters a removed field.
    public void forget(String name) {
        fields.remove(name);
        touched.remove(name);
        onChange.run();
    }

    public void showTouched(Map<String, Message> problems) {
        touched.forEach(name -> show(name, problems.get(name)));
    }

    public void showAll(Map<String, Message> problems) {
        fields.keySet().forEach(name -> show(name, problems.get(name)));
    }

    /// Marks the field `name` as invalid if the person has changed it.
    public void refuseTouched(String name, Message problem) {
        if (touched.contains(name)) {
            show(name, problem);
        }
    }

    /// Marks the field `name` as invalid; false if there is no such field.
    public boolean markInvalid(String name, Message problem) {
        return show(name, problem);
    }

    private boolean show(String name, @Nullable Message problem) {
        var field = fields.get(name);
        if (field != null) {
            mark(field, problem == null ? "" : text(problem));
        }
        return field != null;
    }

    private static void mark(HasValidationProperties field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(!message.isEmpty());
    }

    private static <F> F announced(F field) {
        if (field instanceof HasValueChangeMode typed) {
            typed.setValueChangeMode(ValueChangeMode.LAZY);
        }
        return field;
    }
}

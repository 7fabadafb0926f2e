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

/// The fields of a form under the names that rules and engines give them. While somebody types, a mistake is shown
/// only at fields they have been to.
public final class FormFields {

    private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

    private final Set<String> touched = new HashSet<>();

    private final Runnable onChange;

    public FormFields(Runnable onChange) {
        this.onChange = onChange;
    }

    /// Makes `field`, which can be marked as wrong, known as `name`; every later change of it is told.
    public <V, F extends AbstractField<F, V>> F named(String name, F field) {
        fields.put(name, (HasValidationProperties) field);
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                touched.add(name);
            }
            // Whatever was wrong with the old value may be right with the new one.
            show(name, null);
            onChange.run();
        });
        return announced(field);
    }

    /// Tells changes of a field at which nothing can be wrong.
    public <V, F extends AbstractField<F, V>> F watched(F field) {
        field.addValueChangeListener(_ -> onChange.run());
        return announced(field);
    }

    /// Forgets a field that has gone.
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

    /// Marks the field `name` if somebody has been to it.
    public void refuseTouched(String name, Message problem) {
        if (touched.contains(name)) {
            show(name, problem);
        }
    }

    /// Marks the field `name`; false when there is none.
    public boolean refuse(String name, Message problem) {
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

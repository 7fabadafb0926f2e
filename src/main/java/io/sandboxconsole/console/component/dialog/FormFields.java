package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AbstractField;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasAriaLabel;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.i18n.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Registers the fields of a form under the names that rules and engines give them. During input, an error is shown
/// only at fields that the person has changed; after an attempt to submit, at all of them. An engine's own refusal of a
/// field stays until that field is changed.
public final class FormFields {

    private final Map<String, HasValidationProperties> fields = new LinkedHashMap<>();

    private final Set<String> touched = new HashSet<>();

    /// The engine's own problems, of which no rule here knows.
    private final Map<String, Message> refused = new HashMap<>();

    private final Runnable onChange;

    public FormFields(Runnable onChange) {
        this.onChange = onChange;
    }

    /// Registers `field`, which must support validation, as `name`; every later change of it runs the listener.
    public <V, F extends AbstractField<F, V>> F named(String name, F field) {
        fields.put(name, (HasValidationProperties) field);
        if (field instanceof HasValidation validated) {
            validated.setManualValidation(true);
        }
        field.addValueChangeListener(event -> {
            if (event.isFromClient()) {
                touched.add(name);
            }
            // The error was about the old value.
            refused.remove(name);
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
        refused.remove(name);
        onChange.run();
    }

    public void showTouched(Map<String, Message> problems) {
        touched.forEach(name -> show(name, problems.containsKey(name) ? problems.get(name) : refused.get(name)));
    }

    public void showAll(Map<String, Message> problems) {
        refused.clear();
        touched.addAll(fields.keySet());
        showTouched(problems);
    }

    /// Marks the field `name` as refused by the engine; false if there is no such field in sight.
    public boolean markInvalid(String name, Message problem) {
        boolean shown = fields.get(name) instanceof Component field && isInSight(field);
        if (shown) {
            touched.add(name);
            refused.put(name, problem);
            show(name, problem);
        }
        return shown;
    }

    /// Forgets the engine's own problems, for instance because another engine is chosen.
    public void acceptAll() {
        refused.clear();
    }

    /// The labels of the fields `names`, in the order of the form.
    public List<String> labels(Set<String> names) {
        return fields.entrySet().stream()
                .filter(field -> names.contains(field.getKey()))
                .map(field -> label(field.getValue()))
                .filter(label -> !label.isEmpty())
                .distinct()
                .toList();
    }

    private static String label(HasValidationProperties field) {
        String label = field instanceof HasLabel labelled ? labelled.getLabel() : null;
        String described =
                field instanceof HasAriaLabel named ? named.getAriaLabel().orElse("") : "";
        return label == null || label.isEmpty() ? described : label;
    }

    private static boolean isInSight(Component field) {
        return field.isVisible()
                && field.getParent().filter(parent -> !isInSight(parent)).isEmpty();
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

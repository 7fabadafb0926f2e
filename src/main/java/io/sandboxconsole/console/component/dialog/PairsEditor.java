package io.sandboxconsole.console.component.dialog;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldBase;
import com.vaadin.flow.data.value.HasValueChangeMode;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ReservedNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Edits keys and values and checks them during input. An untouched line is always valid: the engine itself may hold
/// pairs that it would not accept.
public final class PairsEditor extends Div {

    private final PairRules rules;

    private ReservedNames reserved = ReservedNames.NONE;

    private final Map<String, String> before;

    private final List<Line> lines = new ArrayList<>();

    private final Div list = new Div();

    private final Runnable onChange;

    public PairsEditor(PairRules rules, Map<String, String> before) {
        this(rules, before, () -> {});
    }

    public PairsEditor(PairRules rules, Map<String, String> before, Runnable onChange) {
        this.rules = rules;
        this.before = before;
        this.onChange = onChange;
        addClassName("pairs");
        var more = new Button(
                text("dialog.pairs.add"),
                VaadinIcon.PLUS.create(),
                _ -> addLine("", "").key.focus());
        more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        add(list, more);
        new TreeMap<>(before).forEach(this::addLine);
    }

    /// Rejects from now on keys that begin like the engine's own names.
    public void reserve(ReservedNames names) {
        reserved = names;
    }

    /// Whether every line is valid; marks nothing.
    public boolean valid() {
        Set<String> keys = new HashSet<>();
        return filled().stream()
                .filter(line -> !line.valid(keys.add(line.keyText())))
                .findFirst()
                .isEmpty();
    }

    /// Whether every line is valid; marks the invalid ones.
    public boolean validate() {
        Set<String> keys = new HashSet<>();
        boolean valid = true;
        for (Line line : filled()) {
            valid &= line.validate(keys.add(line.keyText()));
        }
        return valid;
    }

    public Map<String, String> value() {
        Map<String, String> pairs = new LinkedHashMap<>();
        filled().forEach(line -> pairs.put(line.keyText(), line.value.getValue()));
        return pairs;
    }

    /// Adds `pairs`; the value of an existing key is replaced.
    public void merge(Map<String, String> pairs) {
        pairs.forEach((key, value) -> filled().stream()
                .filter(line -> line.keyText().equals(key))
                .findFirst()
                .ifPresentOrElse(line -> line.value.setValue(value), () -> addLine(key, value)));
        onChange.run();
    }

    /// Marks the line of `key` as invalid; false if there is no such line.
    public boolean refuse(String key, Message problem) {
        Optional<Line> found =
                filled().stream().filter(line -> line.keyText().equals(key)).findFirst();
        found.ifPresent(line -> mark(line.value, Optional.of(problem)));
        return found.isPresent();
    }

    private List<Line> filled() {
        return lines.stream().filter(line -> !line.isEmpty()).toList();
    }

    private Line addLine(String key, String value) {
        var line = new Line(key, value);
        lines.add(line);
        list.add(line);
        return line;
    }

    private static void mark(TextFieldBase<?, String> field, Optional<Message> problem) {
        field.setErrorMessage(problem.map(Texts::text).orElse(""));
        field.setInvalid(problem.isPresent());
    }

    private final class Line extends Div {

        private final TextField key = new TextField();

        private final TextFieldBase<?, String> value = rules.secret() ? new PasswordField() : new TextField();

        Line(String keyText, String valueText) {
            addClassName("pair");
            prepare(key, text("dialog.pairs.key"), keyText);
            prepare(value, text("dialog.pairs.value"), valueText);
            var remove = new Button(VaadinIcon.CLOSE_SMALL.create(), _ -> {
                lines.remove(this);
                list.remove(this);
                PairsEditor.this.validate();
                onChange.run();
            });
            remove.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
            remove.setAriaLabel(text("dialog.pairs.remove"));
            remove.setTooltipText(text("dialog.pairs.remove"));
            add(key, value, remove);
        }

        String keyText() {
            // An engine may hold a key with blanks at its ends: stripping it would rename it.
            return before.containsKey(key.getValue())
                    ? key.getValue()
                    : key.getValue().strip();
        }

        boolean validate(boolean first) {
            mark(key, keyProblem(first));
            mark(value, valueProblem(first));
            return valid(first);
        }

        boolean valid(boolean first) {
            return keyProblem(first).isEmpty() && valueProblem(first).isEmpty();
        }

        private Optional<Message> keyProblem(boolean first) {
            if (!first) {
                return Optional.of(Message.of("rule.key.twice"));
            }
            return untouched() ? Optional.empty() : rules.keyProblem(keyText(), reserved);
        }

        private Optional<Message> valueProblem(boolean first) {
            return first && untouched() ? Optional.empty() : rules.valueProblem(keyText(), value.getValue());
        }

        private boolean untouched() {
            return value.getValue().equals(before.get(keyText()));
        }

        boolean isEmpty() {
            return key.isEmpty() && value.isEmpty();
        }

        private void prepare(TextFieldBase<?, String> field, String name, String text) {
            field.getElement().setAttribute("placeholder", name);
            field.setAriaLabel(name);
            field.setValue(text);
            field.getElement().getThemeList().add("small");
            ((HasValueChangeMode) field).setValueChangeMode(ValueChangeMode.LAZY);
            field.addValueChangeListener(_ -> {
                PairsEditor.this.validate();
                onChange.run();
            });
        }
    }
}

package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.sandboxconsole.console.component.FieldLayout;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxCommand;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Dialog to change the resources of a sandbox. It sends only the changed ones.
final class ResizeDialog extends CommandDialog<SandboxCommand> {

    private static final int MOST_CORES = 256;

    private static final int MOST_GIBIBYTES = 16_384;

    private final Amount cpu;

    private final Amount memory;

    private final Amount disk;

    private final Map<String, Amount> amounts;

    private final Function<SandboxCommand.Resize, Map<String, Message>> rules;

    /// @param hint what may change, and in which state
    /// @param rules tells the problems of new sizes by field, without a call
    ResizeDialog(
            Sandbox sandbox,
            Message hint,
            Function<SandboxCommand.Resize, Map<String, Message>> rules,
            BiConsumer<CommandDialog<SandboxCommand>, SandboxCommand> onSubmit) {
        super(text("dialog.resize.title", sandbox.title()), text("dialog.resize.submit"), onSubmit);
        this.rules = rules;
        var size = Optional.ofNullable(sandbox.attributes().size());
        cpu = new Amount(text("dialog.resize.cpu"), size.map(each -> each.cpu()), MOST_CORES);
        memory = new Amount(text("dialog.resize.memory"), size.map(each -> each.memory()), MOST_GIBIBYTES);
        disk = new Amount(text("dialog.resize.disk"), size.map(each -> each.disk()), MOST_GIBIBYTES);
        amounts = Map.of("cpu", cpu, "memory", memory, "disk", disk);
        amounts.values().forEach(amount -> amount.field.addValueChangeListener(_ -> check()));
        var fields = new FieldLayout(3, "8rem", cpu.field, memory.field, disk.field);
        content(new Paragraph(text(hint)), new SandboxSummary(sandbox), fields);
        setWidth("36rem");
        cpu.field.focus();
    }

    @Override
    protected @Nullable SandboxCommand value() {
        if (!check()) {
            return null;
        }
        if (!typed()) {
            cpu.refuse(text("dialog.resize.nothing"));
            return null;
        }
        return change();
    }

    @Override
    protected boolean typed() {
        return amounts.values().stream().anyMatch(amount -> amount.change() != null);
    }

    @Override
    protected boolean refuse(String name, Message problem) {
        var amount = amounts.get(name.replace("resources.", ""));
        if (amount != null) {
            amount.refuse(text(problem));
        }
        return amount != null;
    }

    /// Whether the numbers are in range and the engine's rules allow them; marks the others.
    private boolean check() {
        boolean inRange =
                amounts.values().stream().filter(amount -> !amount.check()).count() == 0;
        Map<String, Message> problems = inRange && typed() ? rules.apply(change()) : Map.of();
        problems.forEach(this::refuse);
        return inRange && problems.isEmpty();
    }

    private SandboxCommand.Resize change() {
        return new SandboxCommand.Resize(cpu.change(), memory.change(), disk.change());
    }

    /// Field of a whole number, with its present value.
    private static final class Amount {

        private final IntegerField field;

        private final @Nullable Integer before;

        Amount(String label, Optional<BigDecimal> present, int most) {
            before = present.map(BigDecimal::intValue).orElse(null);
            field = new IntegerField(label);
            field.setManualValidation(true);
            field.setMin(1);
            field.setMax(most);
            field.setStepButtonsVisible(true);
            field.setValue(before);
            present.ifPresent(number -> field.setHelperText(
                    text("dialog.resize.now", number.stripTrailingZeros().toPlainString())));
            field.setValueChangeMode(ValueChangeMode.LAZY);
        }

        /// The new number; null if unchanged.
        @Nullable
        Integer change() {
            return Objects.equals(field.getValue(), before) ? null : field.getValue();
        }

        boolean check() {
            var value = field.getValue();
            boolean valid = Objects.equals(value, before)
                    || (value != null && value >= field.getMin() && value <= field.getMax());
            field.setErrorMessage(
                    valid
                            ? ""
                            : text(
                                    "dialog.resize.range",
                                    String.valueOf(field.getMin()),
                                    String.valueOf(field.getMax())));
            field.setInvalid(!valid);
            return valid;
        }

        void refuse(String message) {
            field.setErrorMessage(message);
            field.setInvalid(true);
        }
    }
}

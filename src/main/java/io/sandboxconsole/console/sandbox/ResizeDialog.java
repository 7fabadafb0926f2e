package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.IntegerField;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.words.Phrase;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Gives a sandbox more or less of a machine. Only what the person changed is sent.
final class ResizeDialog extends ChangeDialog<Change> {

    private static final int MOST_CORES = 256;

    private static final int MOST_GIBIBYTES = 16_384;

    private final Amount cpu;

    private final Amount memory;

    private final Amount disk;

    private final Map<String, Amount> amounts;

    ResizeDialog(Sandbox sandbox, BiConsumer<ChangeDialog<Change>, Change> onSubmit) {
        super(say("dialog.resize.title", sandbox.title()), say("dialog.resize.submit"), onSubmit);
        var size = Optional.ofNullable(sandbox.traits().size());
        cpu = new Amount(say("dialog.resize.cpu"), size.map(each -> each.cpu()), MOST_CORES);
        memory = new Amount(say("dialog.resize.memory"), size.map(each -> each.memory()), MOST_GIBIBYTES);
        disk = new Amount(say("dialog.resize.disk"), size.map(each -> each.disk()), MOST_GIBIBYTES);
        // What is written there stays there.
        disk.field.setMin(Objects.requireNonNullElse(disk.before, 1));
        amounts = Map.of("cpu", cpu, "memory", memory, "disk", disk);
        var fields = new FieldLayout(3, "8rem", cpu.field, memory.field, disk.field);
        content(new Paragraph(say("dialog.resize.explanation")), new SandboxSummary(sandbox), fields);
        setWidth("36rem");
        cpu.field.focus();
    }

    @Override
    protected @Nullable Change value() {
        boolean right =
                amounts.values().stream().filter(amount -> !amount.check()).count() == 0;
        if (!right) {
            return null;
        }
        if (!typed()) {
            cpu.refuse(say("dialog.resize.nothing"));
            return null;
        }
        return new Change.Resize(cpu.change(), memory.change(), disk.change());
    }

    @Override
    protected boolean typed() {
        return amounts.values().stream().anyMatch(amount -> amount.change() != null);
    }

    @Override
    protected boolean refuse(String name, Phrase problem) {
        var amount = amounts.get(name.replace("resources.", ""));
        if (amount != null) {
            amount.refuse(say(problem));
        }
        return amount != null;
    }

    /// A whole number beside what it was.
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
                    say("dialog.resize.now", number.stripTrailingZeros().toPlainString())));
            field.addValueChangeListener(_ -> check());
        }

        /// What was typed instead, if anything was.
        @Nullable
        Integer change() {
            return Objects.equals(field.getValue(), before) ? null : field.getValue();
        }

        boolean check() {
            var value = field.getValue();
            boolean right = Objects.equals(value, before)
                    || (value != null && value >= field.getMin() && value <= field.getMax());
            field.setErrorMessage(
                    right
                            ? ""
                            : say(
                                    "dialog.resize.range",
                                    String.valueOf(field.getMin()),
                                    String.valueOf(field.getMax())));
            field.setInvalid(!right);
            return right;
        }

        void refuse(String message) {
            field.setErrorMessage(message);
            field.setInvalid(true);
        }
    }
}

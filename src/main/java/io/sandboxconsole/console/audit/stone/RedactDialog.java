package io.sandboxconsole.console.audit.stone;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.console.audit.stone.RedactDialog.Redaction;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionWarning;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Asks what to redact of an entry and why. It is for good, so the number of its row has to be typed.
final class RedactDialog extends CommandDialog<Redaction> {

    private final CheckboxGroup<Part> parts = new CheckboxGroup<>(text("audit.redact.parts"));

    private final WhyField why = new WhyField(text("audit.redact.why-help"));

    /// What to redact, and the reason.
    record Redaction(Set<Part> parts, String why) {}

    RedactDialog(String row, BiConsumer<CommandDialog<Redaction>, Redaction> onSubmit) {
        super(text("audit.redact.title", row), text("audit.redact.submit"), onSubmit);
        parts.setItems(Part.PERSON, Part.CONTENT);
        parts.setItemLabelGenerator(
                part -> part == Part.PERSON ? text("audit.redact.person") : text("audit.redact.content"));
        parts.setManualValidation(true);
        parts.addValueChangeListener(_ -> parts.setInvalid(false));
        content(new Paragraph(text("audit.redact.consequence")), parts, why);
        showWarnings(List.of(new ActionWarning(Message.of("audit.redact.caution"), row)));
        warnOfLoss();
        focusFirst();
        setWidth("36rem");
    }

    /// The number that has to be typed keeps Enter from losing anything.
    private void focusFirst() {
        parts.getChildren()
                .filter(Checkbox.class::isInstance)
                .map(Checkbox.class::cast)
                .findFirst()
                .ifPresent(Checkbox::focus);
    }

    @Override
    protected @Nullable Redaction value() {
        if (parts.getValue().isEmpty()) {
            parts.setErrorMessage(text("audit.redact.parts-missing"));
            parts.setInvalid(true);
            return null;
        }
        String reason = why.reason();
        return reason == null ? null : new Redaction(parts.getValue(), reason);
    }

    @Override
    protected boolean typed() {
        return !why.isEmpty() || !parts.isEmpty();
    }

    @Override
    protected boolean place(RuntimeException cause) {
        return why.place(cause);
    }
}

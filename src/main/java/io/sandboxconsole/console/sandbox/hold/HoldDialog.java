package io.sandboxconsole.console.sandbox.hold;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.ProtectionForm;
import io.sandboxconsole.history.retention.LegalHold;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ProtectionTerms;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to place a legal hold on a sandbox, or to change the one that there is.
final class HoldDialog extends CommandDialog<ProtectionTerms> {

    private final ProtectionForm form;

    /// @param present the hold to change; null to place one
    HoldDialog(
            String sandbox,
            @Nullable LegalHold present,
            ProtectionForm.Now now,
            BiConsumer<CommandDialog<ProtectionTerms>, ProtectionTerms> onSubmit) {
        super(
                present == null
                        ? text("hold.place.title", SafeText.line(sandbox))
                        : text("hold.change.title", SafeText.line(sandbox)),
                present == null ? text("hold.place.submit") : text("hold.change.submit"),
                onSubmit);
        form = new ProtectionForm(
                new ProtectionTerms(
                        present == null || present.why() == null ? "" : present.why(),
                        present == null ? null : present.until()),
                now);
        content(new Paragraph(text("hold.consequence")), form);
        setWidth("36rem");
        form.focus();
    }

    @Override
    protected @Nullable ProtectionTerms value() {
        return form.value();
    }

    @Override
    protected boolean typed() {
        return form.typed();
    }

    @Override
    protected boolean place(RuntimeException cause) {
        return form.place(cause);
    }
}

package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.ProtectionForm;
import io.sandboxconsole.sandbox.ProtectionTerms;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// Dialog to change the reason and the end of a lock.
final class ChangeLockDialog extends CommandDialog<ProtectionTerms> {

    private final ProtectionForm form;

    ChangeLockDialog(
            SandboxLock lock,
            ProtectionForm.Now now,
            BiConsumer<CommandDialog<ProtectionTerms>, ProtectionTerms> onSubmit) {
        super(text("lock.change.title", LockText.subject(lock)), text("lock.change.submit"), onSubmit);
        form = new ProtectionForm(new ProtectionTerms(lock.why(), lock.until()), now);
        content(new Paragraph(text("lock.change.explanation")), form);
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

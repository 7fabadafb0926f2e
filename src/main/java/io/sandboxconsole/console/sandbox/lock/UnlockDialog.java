package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.util.function.BiConsumer;

/// Asks before a lock is removed, and shows who placed it and why.
final class UnlockDialog extends CommandDialog<SandboxLock> {

    private final SandboxLock lock;

    UnlockDialog(SandboxLock lock, BiConsumer<CommandDialog<SandboxLock>, SandboxLock> onSubmit) {
        super(text("lock.remove.title", LockText.subject(lock)), text("lock.remove.submit"), onSubmit);
        this.lock = lock;
        warnOfLoss();
        content(new Paragraph(text("lock.remove.consequence")), LockText.facts(lock));
        setWidth("36rem");
    }

    @Override
    protected SandboxLock value() {
        return lock;
    }
}

package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The locks on a sandbox: by whom, why and until when, and the ways to lock and unlock it for those who may.
public final class LockPart extends Div {

    private final LockCalls calls;

    private @Nullable Shown shown;

    private @Nullable Sandbox sandbox;

    public LockPart(LockCalls calls) {
        this.calls = calls;
        addClassName("hold-part");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", text("lock.title"));
    }

    private record Shown(List<SandboxLock> locks, List<Boolean> removable, boolean lockable) {}

    /// Shows the sandbox as it is now. What did not change stays, and with it the focus.
    public void show(Sandbox later, List<SandboxLock> locks) {
        sandbox = later;
        var next = new Shown(
                List.copyOf(locks), locks.stream().map(calls::mayUnlock).toList(), calls.mayLock(later));
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        removeAll();
        setClassName("held", !locks.isEmpty());
        for (int i = 0; i < locks.size(); i++) {
            put(locks.get(i), next.removable().get(i));
        }
        if (locks.isEmpty()) {
            var none = new Div(new Span(text("lock.none")));
            none.addClassName("hold-none");
            if (next.lockable()) {
                none.add(button(text("lock.open"), VaadinIcon.LOCK, this::lock));
            }
            add(new Facts().with(text("lock.title"), none));
        }
    }

    private void put(SandboxLock lock, boolean removable) {
        add(LockText.facts(lock));
        var buttons = new Div();
        buttons.addClassName("hold-buttons");
        if (removable) {
            buttons.add(button(text("lock.remove.open"), VaadinIcon.UNLOCK, () -> calls.unlock(ui(), lock)));
            buttons.add(button(text("lock.change.open"), VaadinIcon.EDIT, () -> calls.change(ui(), lock)));
        }
        var all = new Anchor("locks", text("lock.all"));
        all.getElement().setAttribute("router-link", true);
        buttons.add(all);
        add(buttons);
    }

    private static Button button(String label, VaadinIcon icon, Runnable onClick) {
        var button = new Button(label, icon.create(), _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        return button;
    }

    private void lock() {
        if (sandbox != null) {
            calls.lock(ui(), sandbox);
        }
    }

    private UI ui() {
        return getUI().orElseThrow();
    }
}

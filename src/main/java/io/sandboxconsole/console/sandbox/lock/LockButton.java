package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.util.function.Consumer;

/// Button beside a creator or a metadata entry to lock all of its sandboxes.
public final class LockButton extends Button {

    LockButton(LockSubject group, Consumer<UI> onClick) {
        super(VaadinIcon.LOCK.create());
        addClassName("lock-group");
        addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        String label = text("lock.group.open", LockText.subject(group));
        setAriaLabel(label);
        setTooltipText(label);
        addClickListener(_ -> onClick.accept(getUI().orElseThrow()));
    }
}

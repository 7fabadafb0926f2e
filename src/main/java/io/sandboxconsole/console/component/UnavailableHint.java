package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.shared.Tooltip.TooltipPosition;
import org.jspecify.annotations.Nullable;

/// Marks components as unavailable with a reason. They are not disabled for the browser, which would take them, and
/// the reason, out of reach of the keyboard.
public final class UnavailableHint {

    private static final String STYLE = "unavailable";

    private static final String ATTRIBUTE = "aria-disabled";

    private UnavailableHint() {}

    /// Marks `button` as unavailable for the reason `why`; null makes it available again.
    public static void mark(Button button, @Nullable String why) {
        // Above, because the next target, such as the tabs of the details, mostly stands below.
        button.setTooltipText(why == null ? "" : why).setPosition(TooltipPosition.TOP);
        mark((Component) button, why != null);
    }

    /// Marks `component`, which shows the reason itself.
    public static void mark(Component component, boolean unavailable) {
        component.getElement().getClassList().set(STYLE, unavailable);
        if (unavailable) {
            component.getElement().setAttribute(ATTRIBUTE, "true");
        } else {
            component.getElement().removeAttribute(ATTRIBUTE);
        }
        // The component itself removes the attribute when it first renders.
        component
                .getElement()
                .executeJs(
                        "this.updateComplete && this.updateComplete.then(() => $0"
                                + " ? this.setAttribute('aria-disabled', 'true') : this.removeAttribute('aria-disabled'))",
                        unavailable);
    }
}

package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.shared.Tooltip.TooltipPosition;
import org.jspecify.annotations.Nullable;

/// How what is not possible now looks and reads. It is not disabled for the browser, which would take it out of reach
/// of the keyboard, and its reason with it.
public final class UnavailableHint {

    private static final String STYLE = "unavailable";

    private static final String ATTRIBUTE = "aria-disabled";

    private UnavailableHint() {}

    /// Marks `button` with the reason `why`; without one it is possible again.
    public static void mark(Button button, @Nullable String why) {
        // Above, because what a person turns to next, such as the tabs of the details, mostly stands below.
        button.setTooltipText(why == null ? "" : why).setPosition(TooltipPosition.TOP);
        mark((Component) button, why != null);
    }

    /// Marks `component`, which tells its reason itself.
    public static void mark(Component component, boolean unavailable) {
        component.getElement().getClassList().set(STYLE, unavailable);
        if (unavailable) {
            component.getElement().setAttribute(ATTRIBUTE, "true");
        } else {
            component.getElement().removeAttribute(ATTRIBUTE);
        }
        // The component itself takes the attribute away when it first renders.
        component
                .getElement()
                .executeJs(
                        "this.updateComplete && this.updateComplete.then(() => $0"
                                + " ? this.setAttribute('aria-disabled', 'true') : this.removeAttribute('aria-disabled'))",
                        unavailable);
    }
}

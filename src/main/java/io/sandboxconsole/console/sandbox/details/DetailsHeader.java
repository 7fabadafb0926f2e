package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxId;

/// Header of the details: title, state and id, with the buttons for the previous and next sandbox and to close.
final class DetailsHeader extends Div {

    private final H2 title = new H2();

    private final Span state = new Span();

    private final CopyMenu copy;

    DetailsHeader(SandboxId id, SandboxDetails.Screen screen) {
        addClassName("details-header");
        copy = new CopyMenu(id);
        // The focus begins here when the details were opened by the keyboard.
        title.getElement().setAttribute("tabindex", "-1");
        showTitle(id.value());
        var buttons = new HorizontalLayout(
                copy,
                button(VaadinIcon.CHEVRON_UP, text("details.previous"), "previous", () -> screen.step(-1)),
                button(VaadinIcon.CHEVRON_DOWN, text("details.next"), "next", () -> screen.step(1)),
                button(VaadinIcon.CLOSE_SMALL, text("details.close"), "close", screen::close));
        buttons.setSpacing(false);
        var identity = new Div(
                state, Facts.code(SafeText.line(id.value())), Clipboard.button(text("details.the-id"), id.value()));
        identity.addClassName("details-identity");
        var line = new HorizontalLayout(Alignment.START, title, buttons);
        line.expand(title);
        add(line, identity);
    }

    void show(DetailsModel model) {
        var sandbox = model.sandbox();
        copy.showCall(model.callable());
        showTitle(sandbox.title());
        state.removeAll();
        state.add(new StateBadge(sandbox.state()));
    }

    /// The whole of a long title is among the facts, and in the hint.
    private void showTitle(String whole) {
        String line = SafeText.line(whole);
        String shortened = SafeText.shortened(line);
        title.setText(shortened);
        if (shortened.equals(line)) {
            title.getElement().removeAttribute("title");
        } else {
            title.setTitle(line);
        }
    }

    private static Button button(VaadinIcon icon, String label, String shortcut, Runnable onClick) {
        var button = new Button(icon.create(), _ -> onClick.run());
        button.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        button.setAriaLabel(label);
        button.setTooltipText(label);
        button.getElement().setAttribute("data-shortcut", shortcut);
        return button;
    }
}

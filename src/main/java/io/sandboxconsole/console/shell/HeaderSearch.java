package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/// The search in the bar above every page, always in the same place: opens the command palette.
final class HeaderSearch extends Composite<Button> {

    HeaderSearch(Runnable onOpen) {
        var button = getContent();
        button.addClassName("header-search");
        button.addThemeVariants(ButtonVariant.LUMO_SMALL);
        button.setIcon(VaadinIcon.SEARCH.create());
        button.setText(text("shell.search"));
        button.setSuffixComponent(new Span(cap("Ctrl K", "elsewhere"), cap("⌘ K", "mac")));
        button.setAriaLabel(text("shell.search"));
        button.getElement().setAttribute("aria-haspopup", "dialog");
        button.getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        button.getElement().setAttribute("data-palette", "");
        button.addClickListener(_ -> onOpen.run());
    }

    /// The keys; the page shows those of its own machine.
    static HtmlContainer cap(String keys, String machine) {
        var cap = new HtmlContainer("kbd");
        cap.setText(keys);
        cap.addClassName(machine);
        return cap;
    }
}

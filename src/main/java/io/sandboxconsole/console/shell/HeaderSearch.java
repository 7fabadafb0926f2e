package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.component.textfield.TextFieldVariant;
import com.vaadin.flow.router.QueryParameters;

/// The search field in the bar above every page: opens the list of sandboxes filtered by its text. Pages with a search
/// of their own hide it.
final class HeaderSearch extends Composite<TextField> {

    HeaderSearch() {
        var field = getContent();
        field.addClassName("header-search");
        field.setAriaLabel(text("shell.search"));
        field.setPlaceholder(text("shell.search.hint"));
        field.setPrefixComponent(VaadinIcon.SEARCH.create());
        field.addThemeVariants(TextFieldVariant.LUMO_SMALL);
        field.getElement().setAttribute("data-shortcut", "search");
        field.addKeyDownListener(Key.ENTER, _ -> search());
    }

    private void search() {
        String text = getContent().getValue().strip();
        if (!text.isEmpty()) {
            getContent().clear();
            getContent().getUI().ifPresent(ui -> ui.navigate(MainMenu.SANDBOXES, QueryParameters.of("filter", text)));
        }
    }
}

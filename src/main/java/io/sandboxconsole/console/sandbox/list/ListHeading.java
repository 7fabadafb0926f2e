package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.FlexComponent.Alignment;
import com.vaadin.flow.component.orderedlayout.HorizontalLayout;
import io.sandboxconsole.console.component.ViewHeading;

/// The title of the list, what has arrived since, and the tools; covered by the selection while there is one.
final class ListHeading extends Div {

    private final Button create;

    private final Button selectAll;

    ListHeading(
            NewRowsBanner newRowsBanner,
            Component columns,
            SelectionController ticks,
            Runnable onRefresh,
            Runnable onCreate) {
        addClassName("list-heading");
        create = new Button(text("list.create"), VaadinIcon.PLUS.create(), _ -> onCreate.run());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        selectAll = new Button("", _ -> ticks.selectAllMatching());
        selectAll.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        selectAll.addClassName("select-all-matching");
        var refresh = new Button(VaadinIcon.REFRESH.create(), _ -> onRefresh.run());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(text("list.refresh"));
        refresh.setTooltipText(text("list.refresh"));
        var title = new HorizontalLayout(Alignment.CENTER, new H1(text("list.title")), newRowsBanner);
        // First in the page, so that Escape finds the selection before it finds the details.
        add(ticks.bar(), new ViewHeading(title, selectAll, refresh, columns, create));
    }

    /// @param matching how many sandboxes a filter finds; zero without one
    void show(boolean mayCreate, int matching) {
        create.setVisible(mayCreate);
        selectAll.setVisible(matching > 0);
        selectAll.setText(text("list.select-all", Pager.count(matching)));
    }
}

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
import io.sandboxconsole.console.bulk.RunningJob;
import io.sandboxconsole.console.component.ViewHeading;

/// Heading of the list: title, banner of new rows and toolbar. The selection bar covers it while rows are selected.
final class ListHeading extends Div {

    private final Button create;

    private final Button selectAll;

    private final Button refresh;

    private boolean mayAct;

    ListHeading(
            NewRowsBanner newRowsBanner,
            Component time,
            Component columns,
            SelectionController selection,
            Runnable onRefresh,
            Runnable onCreate) {
        addClassName("list-heading");
        create = new Button(text("list.create"), VaadinIcon.PLUS.create(), _ -> onCreate.run());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        selectAll = new Button("", _ -> selection.selectAllMatching());
        selectAll.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        selectAll.addClassName("select-all-matching");
        refresh = new Button(VaadinIcon.REFRESH.create(), _ -> onRefresh.run());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(text("list.refresh"));
        refresh.setTooltipText(text("list.refresh"));
        var title = new HorizontalLayout(Alignment.CENTER, new H1(text("list.title")), newRowsBanner);
        // First in the page, so that Escape finds the selection before it finds the details.
        add(selection.bar(), new ViewHeading(title, new RunningJob(), selectAll, time, refresh, columns, create));
    }

    /// @param past whether the list shows the past, which no refresh changes
    void show(boolean mayCreate, boolean mayAct, boolean past) {
        refresh.setVisible(!past);
        create.setVisible(mayCreate);
        this.mayAct = mayAct;
    }

    /// @param matching the number of sandboxes that match the filter; zero without a filter
    void offerSelectAll(int matching) {
        // One row is selected by its own checkbox.
        selectAll.setVisible(matching > 1 && mayAct);
        selectAll.setText(text("list.select-all", Pager.count(matching)));
    }
}

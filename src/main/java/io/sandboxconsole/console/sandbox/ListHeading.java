package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/// The title of the list, what has arrived since, and the tools; covered by the selection while there is one.
final class ListHeading extends Div {

    private final Button create;

    private final Button selectAll;

    ListHeading(Arrivals arrivals, Component columns, ListTicks ticks, Runnable onRefresh, Runnable onCreate) {
        addClassName("list-heading");
        create = new Button(say("list.create"), VaadinIcon.PLUS.create(), _ -> onCreate.run());
        create.addThemeVariants(ButtonVariant.LUMO_PRIMARY, ButtonVariant.LUMO_SMALL);
        selectAll = new Button("", _ -> ticks.selectAllMatching());
        selectAll.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        selectAll.addClassName("select-all-matching");
        var refresh = new Button(VaadinIcon.REFRESH.create(), _ -> onRefresh.run());
        refresh.addThemeVariants(ButtonVariant.LUMO_ICON, ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
        refresh.setAriaLabel(say("list.refresh"));
        refresh.setTooltipText(say("list.refresh"));
        var filler = new Span();
        filler.addClassName("filler");
        var row = new Div(new H1(say("list.title")), arrivals, filler, selectAll, refresh, columns, create);
        row.addClassName("view-heading");
        // First in the page, so that Escape finds the selection before it finds the details.
        add(ticks.bar(), row);
    }

    /// @param matching how many sandboxes a filter finds; zero without one
    void show(boolean mayCreate, int matching) {
        create.setVisible(mayCreate);
        selectAll.setVisible(matching > 0);
        selectAll.setText(say("list.select-all", Pager.count(matching)));
    }
}

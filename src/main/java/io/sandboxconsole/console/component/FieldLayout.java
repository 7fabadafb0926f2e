package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;

/// Lays the fields of a form out in columns, in fewer of them on a narrow screen.
public class FieldLayout extends FormLayout {

    private final int columns;

    /// @param columnWidth the minimum width of a column, as a CSS length
    public FieldLayout(int columns, String columnWidth, Component... fields) {
        this.columns = columns;
        setAutoResponsive(true);
        setAutoRows(true);
        setExpandColumns(true);
        setExpandFields(true);
        setMaxColumns(columns);
        setColumnWidth(columnWidth);
        add(fields);
    }

    /// Gives each of `parts` a line of its own.
    public final void widen(Component... parts) {
        for (Component part : parts) {
            setColspan(part, columns);
        }
    }
}

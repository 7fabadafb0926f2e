package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.formlayout.FormLayout;

/// Fields of a form beside each other, in fewer columns where there is no room for all of them.
public class FieldLayout extends FormLayout {

    private final int columns;

    /// @param columnWidth how narrow a column may get
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

package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.GridMultiSelectionModel;
import com.vaadin.flow.component.grid.GridMultiSelectionModel.SelectAllCheckboxVisibility;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Grid of one page of sandboxes, with the selection.
public final class SandboxGrid extends ListGrid<SandboxRow> {

    private Consumer<Set<SandboxId>> onTick = _ -> {};

    SandboxGrid() {
        super(SandboxColumns.ALL, SandboxRow::id);
        setSelectable(true);
        // The grid's own names for its checkboxes are the same for every row; the script puts these in their place.
        getElement().setAttribute("data-select-row", text("list.select", "{0}"));
        getElement().setAttribute("data-select-all", text("list.select-page"));
        setPartNameGenerator(this::part);
    }

    /// Shows checkboxes, or none where a selection would lead to nothing.
    void setSelectable(boolean selectable) {
        if (selectable == selectable()) {
            return;
        }
        var model = setSelectionMode(selectable ? SelectionMode.MULTI : SelectionMode.NONE);
        if (model instanceof GridMultiSelectionModel<SandboxRow> several) {
            several.setSelectAllCheckboxVisibility(SelectAllCheckboxVisibility.VISIBLE);
            followTicks();
        }
    }

    private boolean selectable() {
        return getSelectionModel() instanceof GridMultiSelectionModel<SandboxRow>;
    }

    /// Calls `listener` with the selected sandboxes of this page when the user has changed the selection.
    void onTick(Consumer<Set<SandboxId>> listener) {
        onTick = listener;
    }

    /// A selection model takes its listeners with it.
    private void followTicks() {
        addSelectionListener(event -> {
            if (event.isFromClient()) {
                Set<SandboxId> shown = shown();
                onTick.accept(event.getAllSelectedItems().stream()
                        .map(SandboxRow::id)
                        .filter(shown::contains)
                        .collect(Collectors.toSet()));
            }
        });
    }

    Set<SandboxId> shown() {
        return rows().stream().map(SandboxRow::id).collect(Collectors.toSet());
    }

    /// Selects exactly the rows whose sandboxes pass `selection`.
    void tick(Predicate<Sandbox> selection) {
        if (!selectable()) {
            return;
        }
        asMultiSelect()
                .setValue(rows().stream()
                        .filter(row -> selection.test(row.sandbox()))
                        .collect(Collectors.toSet()));
    }

    private @Nullable String part(SandboxRow row) {
        if (row.gone()) {
            return "gone";
        }
        return isOpen(row) ? "open" : null;
    }
}

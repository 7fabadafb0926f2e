package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.dependency.JavaScript;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.ListDataProvider;
import com.vaadin.flow.data.provider.SortDirection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows one page of the audit trail as a table, or on a narrow screen as one card per entry. A click on a line opens
/// it. `GridLayout` defines the columns.
@JavaScript("context://js/grid.js")
final class AuditGrid extends Grid<AuditEntry> {

    /// Takes what a person does with a line.
    interface Listener {

        /// Opens `entry`.
        ///
        /// @param walked whether the person walked there through the lines
        void open(AuditEntry entry, boolean walked);

        void filterBy(AuditEntry entry);

        void filterAbout(AuditEntry entry);

        void sort(boolean oldestFirst);
    }

    private final List<AuditEntry> entries = new ArrayList<>();

    private final ListDataProvider<AuditEntry> page = new ListDataProvider<>(entries);

    private @Nullable UUID open;

    AuditGrid(Listener listener) {
        addClassName("sandbox-grid");
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
        setDataProvider(page);
        setSizeFull();
        getElement().setAttribute("aria-label", text("shell.audit"));
        setSelectionMode(SelectionMode.SINGLE);
        setPartNameGenerator(this::part);
        addSelectionListener(event -> event.getFirstSelectedItem().ifPresent(entry -> {
            // Deselected, so that the same line can be opened again.
            deselectAll();
            listener.open(entry, false);
        }));
        addCellFocusListener(event -> event.getItem()
                .filter(entry -> open != null && !opens(entry))
                .ifPresent(entry -> listener.open(entry, true)));
        addSortListener(event -> {
            if (event.isFromClient()) {
                // A click on the descending order asks for none, which is the other one here.
                listener.sort(event.getSortOrder().stream()
                        .noneMatch(order -> order.getDirection() == SortDirection.DESCENDING));
            }
        });
    }

    /// Shows `shown`, which are already in the order.
    void show(List<AuditEntry> shown) {
        entries.clear();
        entries.addAll(shown);
        page.refreshAll();
    }

    /// Shows the order in the header of the time.
    void showSort(boolean oldestFirst) {
        @Nullable Column<AuditEntry> time = getColumnByKey(AuditColumns.TIME);
        if (time != null) {
            // The database sorts; the header only requests the other order.
            time.setComparator((_, _) -> 0);
            sort(List.of(new GridSortOrder<>(time, oldestFirst ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
        }
    }

    /// Marks the line of the open entry.
    void showOpen(@Nullable UUID entry) {
        if (!Objects.equals(open, entry)) {
            var before = open;
            open = entry;
            entries.stream()
                    .filter(line -> opens(line) || line.event().operation().equals(before))
                    .forEach(page::refreshItem);
        }
    }

    private boolean opens(AuditEntry entry) {
        return entry.event().operation().equals(open);
    }

    private @Nullable String part(AuditEntry entry) {
        String attempt = entry.open() ? "open-attempt" : "";
        String opened = opens(entry) ? "open" : "";
        String parts = (attempt + " " + opened).strip();
        return parts.isEmpty() ? null : parts;
    }
}

package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.data.renderer.LitRenderer;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Shows the audit trail as a table, or on a narrow screen as one card per entry. A click on a line opens it.
final class AuditGrid extends Grid<AuditEntry> {

    private static final String TIME = "time";

    private static final String WHO = "who";

    private static final String DID = "action";

    private static final String TARGET = "target";

    private static final String TEAM = "team";

    private static final String SAID = "said";

    /// Receives what the person does.
    interface Listener {

        /// Opens the entry.
        ///
        /// @param walked whether the focus moved to the line, where it stays
        void open(AuditEntry entry, boolean walked);

        void filterBy(AuditEntry entry);

        void filterAbout(AuditEntry entry);

        void sort(boolean oldestFirst);
    }

    private final transient Listener listener;

    private final transient Clock clock;

    private boolean narrow;

    private boolean beside;

    private transient @Nullable UUID open;

    AuditGrid(Listener listener, Clock clock) {
        this.listener = listener;
        this.clock = clock;
        addThemeVariants(GridVariant.LUMO_COMPACT, GridVariant.LUMO_NO_BORDER);
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
        columns();
    }

    /// Shows `entries`, which are already in the order.
    void show(List<AuditEntry> entries, boolean oldestFirst) {
        @Nullable Column<AuditEntry> time = getColumnByKey(TIME);
        if (time != null) {
            sort(List.of(new GridSortOrder<>(time, oldestFirst ? SortDirection.ASCENDING : SortDirection.DESCENDING)));
        }
        setItems(entries);
    }

    /// Marks the line of the open entry; less columns fit beside it.
    void showOpen(@Nullable UUID entry) {
        if (!Objects.equals(open, entry)) {
            var before = open;
            open = entry;
            getListDataView()
                    .getItems()
                    .filter(line -> opens(line) || line.event().operation().equals(before))
                    .forEach(getListDataView()::refreshItem);
        }
        if (beside != (open != null)) {
            beside = open != null;
            fitColumns();
        }
    }

    /// Switches between table and cards for the screen's width.
    ///
    /// @return whether the layout has changed
    boolean fit(boolean toNarrow) {
        boolean changed = narrow != toNarrow;
        if (changed) {
            narrow = toNarrow;
            columns();
        }
        return changed;
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

    private void columns() {
        removeAllColumns();
        if (narrow) {
            addColumn(AuditCells.card(clock)).setHeader(text("shell.audit"));
            return;
        }
        // The database sorts; the header only requests the other order.
        column(text("audit.time"), "14.5rem", AuditCells.time())
                .setKey(TIME)
                .setComparator((_, _) -> 0)
                .setSortable(true);
        column(text("audit.result"), "7.5rem", AuditCells.result());
        column(
                        text("audit.who"),
                        "11rem",
                        AuditCells.filtering(AuditEntry::who, AuditCells::byHint, listener::filterBy))
                .setKey(WHO);
        column(text("audit.action"), "12rem", AuditCells.plain(AuditEntry::action))
                .setKey(DID);
        column(
                        text("audit.target"),
                        "13rem",
                        AuditCells.filtering(AuditEntry::target, AuditCells::aboutHint, listener::filterAbout))
                .setKey(TARGET)
                .setFlexGrow(1);
        column(text("audit.team"), "6.5rem", AuditCells.plain(AuditEntry::team)).setKey(TEAM);
        column(text("audit.said"), "14rem", AuditCells.plain(AuditEntry::remark))
                .setKey(SAID)
                .setFlexGrow(2);
        fitColumns();
    }

    /// The open entry says what these columns say, and needs their room.
    private void fitColumns() {
        for (Column<AuditEntry> column : getColumns()) {
            switch (String.valueOf(column.getKey())) {
                case TEAM, SAID -> column.setVisible(!beside);
                case TIME -> column.setWidth(beside ? "13rem" : "14.5rem");
                case WHO -> column.setWidth(beside ? "8.5rem" : "11rem");
                case DID -> column.setWidth(beside ? "8rem" : "12rem");
                case TARGET -> column.setWidth(beside ? "7rem" : "13rem");
                default -> {}
            }
        }
    }

    private Column<AuditEntry> column(String header, String width, LitRenderer<AuditEntry> renderer) {
        return addColumn(renderer)
                .setHeader(header)
                .setWidth(width)
                .setFlexGrow(0)
                .setResizable(true);
    }
}

package io.sandboxconsole.console.sandbox.list;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.columns.ListColumns.Column;
import io.sandboxconsole.inventory.SortOrder;
import java.util.List;

/// The columns of the list of live sandboxes.
final class SandboxColumns {

    static final ListColumns ALL = new ListColumns(
            "sandboxes",
            () -> text("list.title"),
            key -> SortOrder.Key.named(key).isPresent(),
            List.of(
                    // In compact rows the id stands beside the name.
                    new Column(ListColumns.NAME, () -> text("list.column.name"), 13.5, 16, 2, 0, true),
                    new Column("state", () -> text("list.column.state"), 9.5, 9.5, 0, 1, true),
                    new Column("creator", () -> text("list.column.creator"), 12, 11.5, 2, 2, true),
                    new Column(ListColumns.TEAM, () -> text("list.column.team"), 6, 6, 1, 8, true),
                    new Column("image", () -> text("list.column.image"), 10, 9, 2, 4, true),
                    new Column("created", () -> text("list.column.created"), 6.5, 6.5, 0, 5, true),
                    new Column("expires", () -> text("list.column.expires"), 7, 7, 0, 3, true),
                    new Column("labels", () -> text("list.column.labels"), 11, 10, 3, 6, true),
                    new Column(ListColumns.CONNECTION, () -> text("list.column.connection"), 8, 8, 1, 7, true),
                    // Reported by some engines only, so not shown by default.
                    new Column("activity", () -> text("list.column.activity"), 8, 8, 0, 9, false)));

    private SandboxColumns() {}

    /// The order of the rows that `order` asks for.
    static SortOrder order(ListOrder order) {
        return SortOrder.Key.named(order.key())
                .map(key -> new SortOrder(key, order.descending()))
                .orElse(SortOrder.NEWEST_FIRST);
    }
}

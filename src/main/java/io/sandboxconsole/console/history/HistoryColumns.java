package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.columns.ListColumns.Column;
import io.sandboxconsole.console.sandbox.list.ListOrder;
import io.sandboxconsole.history.HistoryOrder;
import java.util.List;

/// The columns of the list of lives.
///
/// Of a live sandbox *cause* shows the state, and of an ended one why it ended.
final class HistoryColumns {

    static final String CAUSE = "cause";

    static final String BY = "by";

    static final String BEGUN = "created";

    static final String ENDED = "ended";

    static final String LIVED = "lived";

    static final String EXPIRES = "expires";

    static final ListColumns ALL = new ListColumns(
            "history",
            () -> text("history.title"),
            key -> HistoryOrder.Key.named(key).isPresent(),
            List.of(
                    new Column(ListColumns.NAME, () -> text("list.column.name"), 12.5, 16, 2, 0, true),
                    new Column(CAUSE, () -> text("history.column.cause"), 14, 14, 0, 1, true),
                    new Column("creator", () -> text("list.column.creator"), 10, 10, 2, 3, true),
                    new Column(BY, () -> text("history.ended-by"), 7.25, 7.25, 1, 4, true),
                    new Column(BEGUN, () -> text("list.column.created"), 6.5, 6.5, 0, 5, true),
                    new Column(ENDED, () -> text("history.ended"), 6.5, 6.5, 0, 2, true),
                    new Column(LIVED, () -> text("history.lived"), 6, 6, 0, 6, true),
                    new Column("team", () -> text("list.column.team"), 5.5, 5.5, 1, 8, true),
                    new Column("image", () -> text("list.column.image"), 6.5, 6.5, 2, 7, true),
                    new Column(EXPIRES, () -> text("list.column.expires"), 12.5, 12.5, 0, 9, false),
                    new Column("labels", () -> text("list.column.labels"), 11, 10, 3, 10, false),
                    new Column("connection", () -> text("list.column.connection"), 8, 8, 1, 11, false),
                    new Column("activity", () -> text("list.column.activity"), 8, 8, 0, 12, false)));

    private HistoryColumns() {}

    /// The order of the lives that `order` asks for.
    static HistoryOrder order(ListOrder order) {
        return HistoryOrder.Key.named(order.key())
                .map(key -> new HistoryOrder(key, order.descending()))
                .orElse(HistoryOrder.NEWEST_FIRST);
    }
}

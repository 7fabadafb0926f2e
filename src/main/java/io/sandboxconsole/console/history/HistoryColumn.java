package io.sandboxconsole.console.history;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.history.HistoryOrder.Key;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The columns of the list, in their order.
///
/// Of a live sandbox *cause* shows the state, and of an ended one why it ended.
enum HistoryColumn {
    NAME(Key.NAME, 12.5, 2),
    CAUSE(Key.CAUSE, 14, 0),
    CREATOR(Key.CREATOR, 9.5, 2),
    BY(null, 8, 1),
    CREATED(Key.CREATED, 6.5, 0),
    ENDED(Key.ENDED, 6.5, 0),
    LIVED(Key.LIVED, 5.5, 0),
    TEAM(Key.TEAM, 5.5, 1),
    IMAGE(Key.IMAGE, 6.5, 2);

    private final @Nullable Key sort;

    private final double width;

    private final int growth;

    HistoryColumn(@Nullable Key sort, double width, int growth) {
        this.sort = sort;
        this.width = width;
        this.growth = growth;
    }

    /// The order that the header offers.
    Optional<Key> sort() {
        return Optional.ofNullable(sort);
    }

    /// Its key in the grid: that of its order where it has one.
    String key() {
        return sort == null ? name() : sort.word();
    }

    /// The least width at which it cuts no usual value, in rem.
    double width() {
        return width;
    }

    /// The share in the width that is left.
    int growth() {
        return growth;
    }

    /// Whether there is room for it beside open details.
    boolean besideDetails() {
        return switch (this) {
            case NAME, CAUSE, CREATOR, ENDED -> true;
            case BY, CREATED, LIVED, TEAM, IMAGE -> false;
        };
    }

    String header() {
        return switch (this) {
            case NAME -> text("list.column.name");
            case CAUSE -> text("history.column.cause");
            case CREATOR -> text("list.column.creator");
            case BY -> text("history.ended-by");
            case CREATED -> text("list.column.created");
            case ENDED -> text("history.ended");
            case LIVED -> text("history.lived");
            case TEAM -> text("list.column.team");
            case IMAGE -> text("list.column.image");
        };
    }
}

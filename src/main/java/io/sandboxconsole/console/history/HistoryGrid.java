package io.sandboxconsole.console.history;

import io.sandboxconsole.console.sandbox.list.ListGrid;
import io.sandboxconsole.sandbox.Life;
import org.jspecify.annotations.Nullable;

/// Grid of one page of lives.
final class HistoryGrid extends ListGrid<Life> {

    HistoryGrid() {
        super(HistoryColumns.ALL, life -> life.sandbox().id());
        addClassName("history-grid");
        setSelectionMode(SelectionMode.NONE);
        setPartNameGenerator(this::part);
    }

    /// Renews how long those have lived that still do.
    void age() {
        if (getColumnByKey(HistoryColumns.LIVED) != null) {
            rows().stream().filter(life -> life.end() == null).forEach(getDataProvider()::refreshItem);
        }
    }

    private @Nullable String part(Life life) {
        if (isOpen(life)) {
            return "open";
        }
        return life.end() == null ? null : "ended";
    }
}

package io.sandboxconsole.console.history;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.sandbox.list.ListOrder;
import io.sandboxconsole.console.sandbox.list.ListPrint;
import io.sandboxconsole.console.sandbox.list.PrintedCells;
import io.sandboxconsole.history.HistoryPage;
import io.sandboxconsole.history.HistoryQuery;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.util.function.BiFunction;

/// The lives of a list on paper.
///
/// @param pages reads a page of the history; blocks
record PrintedLives(BiFunction<Actor, HistoryQuery, HistoryPage> pages, HistoryCells cells)
        implements ListPrint.Rows<Life> {

    @Override
    public ListPrint.Found<Life> first(Actor actor, SandboxFilter filter, ListOrder order, int most) {
        var page = pages.apply(actor, new HistoryQuery(filter, HistoryColumns.order(order), 0, most));
        return new ListPrint.Found<>(page.lives(), page.matching(), page.capped());
    }

    @Override
    public String cell(String key, Life life, PrintedCells paper) {
        return cells.printed(key, life, paper);
    }
}

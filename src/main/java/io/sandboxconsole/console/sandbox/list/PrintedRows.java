package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.past.TimeTravel;
import io.sandboxconsole.inventory.Query;
import io.sandboxconsole.sandbox.filter.SandboxFilter;

/// The sandboxes of a list on paper.
///
/// @param travel the time that the list shows
record PrintedRows(TimeTravel travel) implements ListPrint.Rows<SandboxRow> {

    @Override
    public ListPrint.Found<SandboxRow> first(Actor actor, SandboxFilter filter, ListOrder order, int most) {
        var page = travel.rows().page(actor, new Query(filter, SandboxColumns.order(order), 0, most));
        return new ListPrint.Found<>(page.rows().stream().map(SandboxRow::of).toList(), page.matching(), false);
    }

    @Override
    public String cell(String key, SandboxRow row, PrintedCells cells) {
        return cells.of(key, row.sandbox());
    }
}

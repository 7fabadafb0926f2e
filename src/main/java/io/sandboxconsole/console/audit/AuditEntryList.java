package io.sandboxconsole.console.audit;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import java.util.List;

/// Lists rows of the audit trail, newest first, where the table would not fit. A click on a line opens its details.
public final class AuditEntryList extends Composite<OrderedList> {

    public AuditEntryList(List<AuditRow> rows) {
        getContent().addClassName("audit-lines");
        AuditEntry.of(rows, List.of()).forEach(line -> getContent().add(item(line)));
    }

    private static ListItem item(AuditEntry line) {
        var open = new NativeButton(line.action(), _ -> new AuditDetails(line).open());
        open.addClassName("audit-action");
        var remark = new Span(line.remark());
        remark.addClassName("audit-remark");
        return new ListItem(
                new TimeText(line.event().at(), Show.FULL), line.badge(), open, new Span(line.who()), remark);
    }
}

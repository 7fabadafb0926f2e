package io.sandboxconsole.console.audit;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.console.columns.ListColumns;
import io.sandboxconsole.console.columns.ListColumns.Column;
import java.util.List;

/// The columns of the trail. The action identifies a line.
final class AuditColumns {

    static final String TIME = "time";

    static final String RESULT = "result";

    static final String WHO = "who";

    static final String ACTION = ListColumns.NAME;

    static final String TARGET = "target";

    static final String TEAM = "team";

    static final String SAID = "said";

    static final String DOOR = "door";

    static final String ADDRESS = "address";

    static final String CONNECTION = "connection";

    static final String CODE = "code";

    static final String REASON = "reason";

    static final String REQUEST = "request";

    static final String ROW = "row";

    static final ListColumns ALL = new ListColumns(
            "audit",
            () -> text("shell.audit"),
            TIME::equals,
            List.of(
                    new Column(TIME, () -> text("audit.time"), 16, 14.5, 0, 1, true),
                    new Column(RESULT, () -> text("audit.result"), 7.5, 7.5, 0, 3, true),
                    new Column(WHO, () -> text("audit.who"), 9, 9, 1, 2, true),
                    new Column(ACTION, () -> text("audit.action"), 10, 10, 1, 0, true),
                    new Column(TARGET, () -> text("audit.target"), 11, 11, 2, 4, true),
                    new Column(TEAM, () -> text("audit.team"), 6.5, 6.5, 0, 6, true),
                    new Column(SAID, () -> text("audit.said"), 12, 12, 3, 5, true),
                    new Column(DOOR, () -> text("audit.door"), 6.5, 6.5, 0, 8, false),
                    new Column(ADDRESS, () -> text("audit.from-address"), 9, 9, 0, 7, false),
                    new Column(CONNECTION, () -> text("audit.connection"), 8, 8, 1, 9, false),
                    new Column(CODE, () -> text("audit.code"), 9, 9, 1, 10, false),
                    new Column(REASON, () -> text("audit.reason"), 10, 10, 2, 11, false),
                    new Column(REQUEST, () -> text("audit.request-id"), 10, 10, 1, 12, false),
                    new Column(ROW, () -> text("audit.row-number"), 6, 6, 0, 13, false)));

    private AuditColumns() {}
}

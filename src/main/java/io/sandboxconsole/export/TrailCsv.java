package io.sandboxconsole.export;

import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Context;
import io.sandboxconsole.audit.AuditEvent.Ending;
import io.sandboxconsole.audit.AuditEvent.What;
import io.sandboxconsole.audit.AuditRecord;
import io.sandboxconsole.audit.format.Change;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes rows of the audit trail as CSV for spreadsheets. No cell can become a formula.
final class TrailCsv {

    private static final List<String> HEADER = List.of(
            "number",
            "at",
            "chained",
            "operation",
            "phase",
            "action",
            "actor_id",
            "actor_name",
            "actor_kind",
            "door",
            "caller",
            "address",
            "user_agent",
            "connection",
            "target_id",
            "target_name",
            "team",
            "owner",
            "result",
            "code",
            "detail",
            "reason",
            "changes",
            "on_behalf_of",
            "job",
            "parent",
            "request",
            "engine_request",
            "row_hash",
            "hash");

    private static final What NO_TARGET = new What(null, null, null, null, null);

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Writer text;

    TrailCsv(Writer text) throws IOException {
        this.text = text;
        text.write(BYTE_ORDER_MARK);
        line(HEADER.toArray());
    }

    void write(AuditRecord row) {
        try {
            line(cells(row));
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    private static @Nullable Object[] cells(AuditRecord row) {
        AuditEvent event = row.row().event();
        What what = Objects.requireNonNullElse(event.what(), NO_TARGET);
        @Nullable Ending ending = event.ending();
        Context context = event.context();
        return new @Nullable Object[] {
            row.row().number(),
            event.at(),
            row.chained(),
            event.operation(),
            event.phase(),
            event.action(),
            event.who().id(),
            event.who().name(),
            event.who().kind(),
            event.who().door(),
            context.caller(),
            event.who().address(),
            context.userAgent(),
            what.connection(),
            what.id(),
            what.name(),
            what.team(),
            what.owner(),
            ending == null ? null : ending.result(),
            ending == null ? null : ending.code(),
            ending == null ? null : ending.detail(),
            context.reason(),
            changes(context.changes()),
            context.onBehalfOfId(),
            context.job(),
            context.parent(),
            context.request(),
            ending == null ? null : ending.engineRequestId(),
            row.rowHash(),
            row.hash()
        };
    }

    private static String changes(List<Change> changes) {
        return changes.stream()
                .map(change -> "%s: %s → %s"
                        .formatted(
                                change.field(),
                                Objects.requireNonNullElse(change.before(), ""),
                                Objects.requireNonNullElse(change.after(), "")))
                .collect(Collectors.joining("; "));
    }

    private void line(@Nullable Object... cells) throws IOException {
        text.write(Arrays.stream(cells)
                .map(cell -> cell == null ? "" : CsvRows.cell(cell.toString()))
                .collect(Collectors.joining(",", "", "\r\n")));
    }
}

package io.sandboxconsole.export;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.AuditReader;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.audit.AuditCheckpoints;
import io.sandboxconsole.audit.AuditCriteria;
import io.sandboxconsole.audit.AuditExport;
import io.sandboxconsole.audit.AuditExport.Moment;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditTrail;
import io.sandboxconsole.audit.AuditUnavailable;
import io.sandboxconsole.export.SandboxExport.Destination;
import io.sandboxconsole.i18n.Message;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import tools.jackson.core.JacksonException;

/// Writes the rows of the audit trail that match a search and that the actor may see into a file, newest first, and
/// records that before the first byte. Rows are written page by page, so that a file of any size takes little memory.
@Service
public class TrailExport {

    /// The action's name in the audit trail.
    public static final String ACTION = "export-audit";

    private final AuditTrail trail;

    private final AuditExport export;

    private final AuditCheckpoints checkpoints;

    private final AuditReader reader;

    private final Guard guard;

    private final Clock clock;

    TrailExport(
            AuditTrail trail,
            AuditExport export,
            AuditCheckpoints checkpoints,
            AuditReader reader,
            Guard guard,
            Clock clock) {
        this.trail = trail;
        this.export = export;
        this.checkpoints = checkpoints;
        this.reader = reader;
        this.guard = guard;
        this.clock = clock;
    }

    /// The format of a file.
    public enum Format {
        /// For spreadsheets, without proofs.
        CSV("text/csv;charset=utf-8", "csv"),
        /// With proofs, for the offline verifier.
        JSON_LINES("application/jsonl", "jsonl");

        private final String contentType;

        private final String extension;

        Format(String contentType, String extension) {
            this.contentType = contentType;
            this.extension = extension;
        }

        public String contentType() {
            return contentType;
        }
    }

    /// What is exported.
    ///
    /// @param words the search as the trail tells it, such as its address
    public record Selection(AuditCriteria criteria, String words) {}

    /// The file's name, with today's date in `zone`.
    public String fileName(Format format, ZoneId zone) {
        return "audit-%s.%s".formatted(LocalDate.ofInstant(clock.instant(), zone), format.extension);
    }

    /// Writes the file to its end, and returns the number of its rows. They are those that were there at the call;
    /// an export of everything by somebody who sees everything is a complete one. Blocks on the reader and on the
    /// database.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` sees nothing of the trail; no file was opened
    /// @throws AuditUnavailable if the database does not answer
    /// @throws ExportInterrupted if the file cannot be written to its end
    public long write(Actor actor, Selection selection, Format format, Destination destination) {
        Visible visible = reader.visible(actor);
        if (visible.nothing()) {
            var operation = new Operation(ACTION, Permission.READ_AUDIT, Target.CONSOLE);
            return guard.callWithinReach(actor, operation, _ -> 0L, String::valueOf);
        }
        // So that what is exported has its proofs.
        checkpoints.signAll();
        var moment = export.now();
        long last = moment.lastRow();
        long count = trail.countRows(visible, selection.criteria(), last);
        String what = Message.of("audit.exported", count, name(format), selection.words())
                .toString();
        var operation = new Operation(ACTION, Permission.READ_AUDIT, new Target(null, null, what, null, null));
        return guard.callWithinReach(
                actor,
                operation,
                present -> {
                    write(reader.visible(present), selection.criteria(), moment, format, destination);
                    return count;
                },
                _ -> what);
    }

    private static String name(Format format) {
        return switch (format) {
            case CSV -> "CSV";
            case JSON_LINES -> "JSON Lines";
        };
    }

    private void write(Visible visible, AuditCriteria criteria, Moment moment, Format format, Destination destination) {
        var query = new AuditQuery(criteria, moment.lastRow() + 1, AuditQuery.MAXIMUM_LIMIT, false);
        try {
            // Never closed: after a failure the file must not look complete, and the caller closes the stream.
            var output = new BufferedOutputStream(destination.open(), 1 << 16);
            switch (format) {
                case CSV -> csv(visible, query, output);
                case JSON_LINES -> {
                    if (visible.everything() && criteria.isNone()) {
                        export.writeAll(moment, output);
                    } else {
                        export.write(visible, query, output);
                    }
                }
            }
            output.flush();
        } catch (IOException cause) {
            throw new ExportInterrupted(0, cause);
        } catch (UncheckedIOException | JacksonException cause) {
            throw new ExportInterrupted(0, new IOException(cause));
        }
    }

    private void csv(Visible visible, AuditQuery query, OutputStream output) throws IOException {
        var text = new BufferedWriter(new OutputStreamWriter(output, StandardCharsets.UTF_8));
        var rows = new TrailCsv(text);
        export.read(visible, query, rows::write);
        text.flush();
    }
}

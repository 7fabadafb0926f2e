package io.sandboxconsole.export;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.export.SandboxExport.Destination;
import io.sandboxconsole.history.History;
import io.sandboxconsole.history.HistoryOrder;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/// Writes all matching sandboxes of the history that the actor may see into a file, live and ended, and records the
/// export.
@Service
public class HistoryExport {

    private final History history;

    private final Guard guard;

    private final Clock clock;

    HistoryExport(History history, Guard guard, Clock clock) {
        this.history = history;
        this.guard = guard;
        this.clock = clock;
    }

    /// The file's name, with today's date in `zone`.
    public String fileName(ExportFormat format, ZoneId zone) {
        return "history-%s.%s".formatted(LocalDate.ofInstant(clock.instant(), zone), format.extension());
    }

    /// Writes the file to its end and returns the number of sandboxes in it. Blocks on the reader and on the database.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` sees no sandboxes; no file was opened
    /// @throws ExportInterrupted if the file cannot be written to its end
    public int write(
            Actor actor, SandboxFilter filter, HistoryOrder order, ExportFormat format, Destination destination) {
        var operation = new Operation(SandboxExport.ACTION, Permission.VIEW_SANDBOX, Target.CONSOLE);
        return guard.callWithinReach(
                actor,
                operation,
                present -> {
                    try (Stream<Life> lives = history.lives(present, filter, order)) {
                        return new ExportFile(format, destination).write(lives.iterator());
                    }
                },
                count -> filter.isEverything()
                        ? Message.of("history.exported.everything", count, format.name())
                                .toString()
                        : Message.of("history.exported", count, format.name(), filter.toString())
                                .toString());
    }
}

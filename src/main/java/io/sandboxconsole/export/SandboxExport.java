package io.sandboxconsole.export;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/// Writes all matching sandboxes that the actor may see into a file, and records the export.
///
/// The rows are a snapshot of one moment. They are written one by one, so that a file of any size takes little memory.
@Service
public class SandboxExport {

    /// The action's name in the audit trail.
    static final String ACTION = "export-sandboxes";

    private static final String CREATOR = "creator";

    private final Inventory inventory;

    private final Guard guard;

    private final Clock clock;

    SandboxExport(Inventory inventory, Guard guard, Clock clock) {
        this.inventory = inventory;
        this.guard = guard;
        this.clock = clock;
    }

    /// Opens the file, only after access was granted.
    @FunctionalInterface
    public interface Destination {

        OutputStream open() throws IOException;
    }

    /// The file's name, with today's date in `zone`.
    public String fileName(ExportFormat format, ZoneId zone) {
        return "sandboxes-%s.%s".formatted(LocalDate.ofInstant(clock.instant(), zone), format.extension());
    }

    /// Writes the file to its end and returns the number of sandboxes in it. Blocks on the reader and on the audit
    /// trail.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` sees no sandboxes; no file was opened
    /// @throws ExportInterrupted if the file cannot be written to its end
    public int write(Actor actor, ExportRequest exportRequest, ExportFormat format, Destination destination) {
        var operation = new Operation(ACTION, Permission.VIEW_SANDBOX, Target.CONSOLE);
        return guard.callWithinReach(
                actor,
                operation,
                present -> ExportFile.write(rows(present, exportRequest), format, destination),
                count -> summary(actor, exportRequest, format, count));
    }

    private Iterator<Sandbox> rows(Actor actor, ExportRequest exportRequest) {
        return inventory
                .rows(actor, exportRequest.filter(), exportRequest.sort())
                .iterator();
    }

    private String summary(Actor actor, ExportRequest exportRequest, ExportFormat format, int count) {
        SandboxFilter filter = exportRequest.filter();
        if (filter.isEverything()) {
            return Message.of("filter.exported.everything", count, format.name())
                    .toString();
        }
        String names = names(actor, filter);
        return names.isEmpty()
                ? Message.of("filter.exported", count, format.name(), filter.toString())
                        .toString()
                : Message.of("filter.exported.named", count, format.name(), filter.toString(), names)
                        .toString();
    }

    /// The names of the creators that the filter names by id: people know names.
    private String names(Actor actor, SandboxFilter filter) {
        Set<String> ids = new HashSet<>(filter.values(CREATOR));
        ids.addAll(filter.excluded(CREATOR));
        return ids.isEmpty()
                ? ""
                : inventory.facets(actor, SandboxFilter.EVERYTHING, Set.of(CREATOR)).of(CREATOR).values().stream()
                        .filter(value -> ids.contains(value.value()))
                        .flatMap(value -> Optional.ofNullable(value.creator()).stream())
                        .filter(creator -> !creator.name().equalsIgnoreCase(creator.id()))
                        .map(creator -> "%s: %s".formatted(creator.id(), creator.name()))
                        .collect(Collectors.joining(", "));
    }
}

package io.sandboxconsole.export;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.history.past.TimeMachine;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.SandboxRows;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lock.LockView;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Service;

/// Writes all matching sandboxes that the actor may see into a file, and records the export.
///
/// The rows are a snapshot of one moment, now or an instant of the past. They are written one by one, so that a file of
/// any size takes little memory.
@Service
public class SandboxExport {

    /// The action's name in the audit trail.
    static final String ACTION = "export-sandboxes";

    private static final String CREATOR = "creator";

    private final Inventory inventory;

    private final Function<Instant, SandboxRows> past;

    private final Guard guard;

    private final Clock clock;

    private final Supplier<LockView> locks;

    @Autowired
    SandboxExport(Inventory inventory, TimeMachine timeMachine, Guard guard, Clock clock, Locks locks) {
        this(inventory, at -> fleet(timeMachine, at), guard, clock, locks::view);
    }

    /// @param past reads the sandboxes of an instant, and blocks until they are read
    SandboxExport(
            Inventory inventory,
            Function<Instant, SandboxRows> past,
            Guard guard,
            Clock clock,
            Supplier<LockView> locks) {
        this.inventory = inventory;
        this.past = past;
        this.guard = guard;
        this.clock = clock;
        this.locks = locks;
    }

    /// Opens the file, only after access was granted.
    @FunctionalInterface
    public interface Destination {

        OutputStream open() throws IOException;
    }

    private record Written(int count, Message summary) {}

    /// The file's name, with today's date in `zone`, or with the instant of the past in UTC.
    public String fileName(ExportRequest exportRequest, ExportFormat format, ZoneId zone) {
        Instant at = exportRequest.at();
        String time = at == null
                ? LocalDate.ofInstant(clock.instant(), zone).toString()
                : "as-of-" + at.toString().replace(':', '-');
        return "sandboxes-%s.%s".formatted(time, format.extension());
    }

    /// Writes the file to its end and returns the number of sandboxes in it. Blocks on the reader, on the audit trail
    /// and, for an instant of the past, on the database.
    ///
    /// @throws io.sandboxconsole.access.AccessDenied if `actor` sees no sandboxes; no file was opened
    /// @throws ExportInterrupted if the file cannot be written to its end
    public int write(Actor actor, ExportRequest exportRequest, ExportFormat format, Destination destination) {
        var operation = new Operation(ACTION, Permission.VIEW_SANDBOX, Target.CONSOLE);
        return guard.callWithinReach(
                        actor,
                        operation,
                        present -> write(present, exportRequest, new ExportFile(format, destination)),
                        written -> written.summary().toString())
                .count();
    }

    private Written write(Actor actor, ExportRequest exportRequest, ExportFile file) {
        Instant at = exportRequest.at();
        SandboxRows rows = at == null ? inventory : past.apply(at);
        int count = file.write(
                rows.rows(actor, exportRequest.filter(), exportRequest.sort()).iterator(), at, lock());
        Message summary = summary(file.format(), count, exportRequest.filter(), names(actor, rows, exportRequest));
        return new Written(count, at == null ? summary : Message.of("filter.exported.past", at.toString(), summary));
    }

    private Function<Sandbox, Optional<SandboxLock>> lock() {
        LockView present = locks.get();
        Instant now = clock.instant();
        return sandbox -> present.on(sandbox, now).stream().findFirst();
    }

    private static Message summary(ExportFormat format, int count, SandboxFilter filter, String names) {
        if (filter.isEverything()) {
            return Message.of("filter.exported.everything", count, format.name());
        }
        return names.isEmpty()
                ? Message.of("filter.exported", count, format.name(), filter.toString())
                : Message.of("filter.exported.named", count, format.name(), filter.toString(), names);
    }

    /// The names of the creators that the filter names by id: people know names.
    private static String names(Actor actor, SandboxRows rows, ExportRequest exportRequest) {
        Set<String> ids = new HashSet<>(exportRequest.filter().values(CREATOR));
        ids.addAll(exportRequest.filter().excluded(CREATOR));
        return ids.isEmpty()
                ? ""
                : rows.facets(actor, SandboxFilter.EVERYTHING, Set.of(CREATOR)).of(CREATOR).values().stream()
                        .filter(value -> ids.contains(value.value()))
                        .flatMap(value -> Optional.ofNullable(value.creator()).stream())
                        .filter(creator -> !creator.name().equalsIgnoreCase(creator.id()))
                        .map(creator -> "%s: %s".formatted(creator.id(), creator.name()))
                        .collect(Collectors.joining(", "));
    }

    private static SandboxRows fleet(TimeMachine timeMachine, Instant at) {
        try (TimeMachine.Request request = timeMachine.at(at, _ -> {})) {
            return request.fleet().toCompletableFuture().join().fleet();
        } catch (CompletionException failure) {
            throw failure.getCause() instanceof RuntimeException cause ? cause : failure;
        }
    }
}

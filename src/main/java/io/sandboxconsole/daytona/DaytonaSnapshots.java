package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaCalls.Page;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.ListedRow;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Conflict;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.provider.http.Row;
import io.sandboxconsole.sandbox.provider.http.RowProblems;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads and changes one server's snapshots: the organization's own and the shared ones. Only newer servers state a
/// snapshot's sandbox.
final class DaytonaSnapshots {

    private static final Logger LOG = LoggerFactory.getLogger(DaytonaSnapshots.class);

    /// The names of Crabbox's checkpoints, from which it restores leases.
    private static final Pattern CHECKPOINT = Pattern.compile(".*-chk_[0-9a-f]{16}");

    private static final Message SNAPSHOTS = Message.of("problem.doing.snapshots");

    private final DaytonaConnection connection;

    private final DaytonaMapper mapper;

    private final DaytonaActionRunner runner;

    DaytonaSnapshots(DaytonaConnection connection, DaytonaMapper mapper, DaytonaActionRunner runner) {
        this.connection = connection;
        this.mapper = mapper;
        this.runner = runner;
    }

    /// Begins a snapshot. The server answers with the sandbox, so the snapshot is read by its unique name.
    Snapshot create(SandboxId id, String requestedName) {
        Instant now = connection.clock().instant();
        String name = requestedName.isBlank() ? "snapshot-" + now.getEpochSecond() : requestedName.strip();
        runner.run(
                id,
                SandboxAction.SNAPSHOT,
                sandbox -> connection
                        .calls()
                        .send(
                                DaytonaActionRunner.subject(id, SandboxAction.SNAPSHOT),
                                api -> api.createSnapshot(
                                        sandbox.id().value(), new DaytonaApi.CreateSandboxSnapshot(name))));
        return made(name)
                .map(made -> new Snapshot(made.id(), id, name, made.state(), made.message(), made.createdAt()))
                .orElseGet(() -> new Snapshot(name, id, name, "snapshotting", null, now));
    }

    /// The snapshot has begun, whether or not it is readable yet.
    private Optional<Snapshot> made(String name) {
        try {
            return find(name);
        } catch (ProviderException unread) {
            LOG.debug("The snapshot {} cannot be read now: {}", name, unread.explanation());
            return Optional.empty();
        }
    }

    /// Returns the snapshots known to be of this sandbox.
    List<Snapshot> of(SandboxId id) {
        return all().stream().filter(snapshot -> id.equals(snapshot.sandbox())).toList();
    }

    List<Snapshot> all() {
        return Snapshot.newestFirst(connection
                .calls()
                .pages(
                        RequestSubject.reading(SNAPSHOTS, Message.of("problem.what.snapshots")),
                        (api, page) -> api.snapshots(number(page), DaytonaApi.PAGE_SIZE),
                        this::page,
                        row -> row.item() == null ? null : row.item().id())
                .stream()
                .flatMap(row -> Stream.ofNullable(row.item())));
    }

    /// @param id an id or a name
    Optional<Snapshot> find(String id) {
        return connection
                .calls()
                .find(
                        RequestSubject.reading(SNAPSHOTS, Message.of("problem.what.snapshot", id)),
                        api -> api.snapshot(id),
                        this::snapshot);
    }

    void delete(String id) {
        find(id).map(Snapshot::name)
                .filter(name -> CHECKPOINT.matcher(name).matches())
                .ifPresent(name -> {
                    throw new Conflict(
                            connection.settings().id(), Message.of("problem.daytona.checkpoint", name), Answer.NONE);
                });
        connection
                .calls()
                .remove(
                        RequestSubject.changing(SNAPSHOTS, Message.of("problem.what.snapshot", id)),
                        api -> api.deleteSnapshot(id));
    }

    private static int number(@Nullable String page) {
        return page == null ? 1 : Integer.parseInt(page);
    }

    /// Page numbers serve as cursors; the answer states its own.
    private Page<ListedRow<Snapshot>> page(DaytonaApi.SnapshotPage wire) {
        List<ListedRow<Snapshot>> snapshots =
                JsonMembers.required(wire.items(), Message.of("problem.answer.no-items")).stream()
                        .map(this::listed)
                        .toList();
        return new Page<>(snapshots, next(wire.page(), wire.totalPages()));
    }

    private ListedRow<Snapshot> listed(Row<DaytonaApi.Snapshot> row) {
        return row.value() != null && JsonMembers.isId(row.value().id())
                ? ListedRow.of(snapshot(row))
                : new RowProblems(row).withoutId(null, null, null);
    }

    /// Older servers do not state which snapshots are shared; the settings may.
    private Snapshot snapshot(Row<DaytonaApi.Snapshot> row) {
        Snapshot snapshot = mapper.snapshot(row);
        Set<String> shared = connection.settings().sharedSnapshots();
        boolean named = shared.contains(snapshot.id()) || (snapshot.name() != null && shared.contains(snapshot.name()));
        return named ? snapshot.sharedWithAll() : snapshot;
    }

    private static @Nullable String next(@Nullable Integer page, @Nullable Integer last) {
        return page == null || last == null || page >= last ? null : String.valueOf(page + 1);
    }
}

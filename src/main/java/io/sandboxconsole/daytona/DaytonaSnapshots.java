package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.DaytonaCalls.Page;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.http.Members;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The snapshots of one server: the organization's own and everybody's. Only newer servers tell which sandbox one was
/// taken of.
final class DaytonaSnapshots {

    private static final Phrase SNAPSHOTS = Phrase.of("problem.doing.snapshots");

    private final DaytonaConnection connection;

    private final DaytonaMapper mapper;

    private final DaytonaAttempts attempts;

    DaytonaSnapshots(DaytonaConnection connection, DaytonaMapper mapper, DaytonaAttempts attempts) {
        this.connection = connection;
        this.mapper = mapper;
        this.attempts = attempts;
    }

    /// Begins a snapshot. The server answers the sandbox, so the snapshot is read by its name, which no other one has.
    Snapshot create(SandboxId id, String wished) {
        Instant now = connection.clock().instant();
        String name = wished.isBlank() ? "snapshot-" + now.getEpochSecond() : wished.strip();
        attempts.take(
                id,
                SandboxAction.SNAPSHOT,
                sandbox -> connection
                        .calls()
                        .send(
                                DaytonaAttempts.subject(id, SandboxAction.SNAPSHOT),
                                api -> api.createSnapshot(
                                        sandbox.id().value(), new DaytonaApi.CreateSandboxSnapshot(name))));
        return find(name)
                .map(made -> new Snapshot(made.id(), id, name, made.state(), made.message(), made.createdAt()))
                .orElseGet(() -> new Snapshot(name, id, name, "snapshotting", null, now));
    }

    /// Those that are known to be of this sandbox.
    List<Snapshot> of(SandboxId id) {
        return all().stream().filter(snapshot -> id.equals(snapshot.sandbox())).toList();
    }

    List<Snapshot> all() {
        List<Snapshot> snapshots = connection
                .calls()
                .pages(
                        Subject.reading(SNAPSHOTS, Phrase.of("problem.what.snapshots")),
                        (api, page) -> api.snapshots(number(page), DaytonaApi.PAGE_SIZE),
                        this::page,
                        Snapshot::id);
        return snapshots.stream()
                .sorted(Comparator.comparing(Snapshot::createdAt).reversed())
                .toList();
    }

    /// @param id an id or a name
    Optional<Snapshot> find(String id) {
        return connection
                .calls()
                .find(
                        Subject.reading(SNAPSHOTS, Phrase.of("problem.what.snapshot", id)),
                        api -> api.snapshot(id),
                        this::snapshot);
    }

    void delete(String id) {
        connection
                .calls()
                .remove(
                        Subject.changing(SNAPSHOTS, Phrase.of("problem.what.snapshot", id)),
                        api -> api.deleteSnapshot(id));
    }

    private static int number(@Nullable String page) {
        return page == null ? 1 : Integer.parseInt(page);
    }

    /// These pages have numbers, which do as cursors; the answer tells its own.
    private Page<Snapshot> page(DaytonaApi.SnapshotPage wire) {
        List<Snapshot> snapshots = new ArrayList<>();
        for (DaytonaApi.@Nullable Snapshot item :
                Members.required(wire.items(), Phrase.of("problem.answer.no-items"))) {
            snapshots.add(snapshot(Members.required(item, Phrase.of("problem.answer.empty-item"))));
        }
        return new Page<>(snapshots, next(wire.page(), wire.totalPages()));
    }

    /// Older servers do not tell what holds nobody's work; an admin may.
    private Snapshot snapshot(DaytonaApi.Snapshot wire) {
        Snapshot snapshot = mapper.snapshot(wire);
        Set<String> shared = connection.settings().sharedSnapshots();
        boolean named = shared.contains(snapshot.id()) || (snapshot.name() != null && shared.contains(snapshot.name()));
        return named ? snapshot.sharedWithAll() : snapshot;
    }

    private static @Nullable String next(@Nullable Integer page, @Nullable Integer last) {
        return page == null || last == null || page >= last ? null : String.valueOf(page + 1);
    }
}

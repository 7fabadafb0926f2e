package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads and changes the snapshots of one server.
final class OpenSandboxSnapshots {

    private static final Message SNAPSHOTS = Message.of("problem.doing.snapshots");

    private final OpenSandboxCalls calls;

    private final OpenSandboxMapper mapper;

    OpenSandboxSnapshots(OpenSandboxCalls calls, OpenSandboxMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    Snapshot create(RequestSubject requestSubject, SandboxId id, String name) {
        String given = name.isBlank() ? null : name.strip();
        return calls.once(
                requestSubject,
                api -> api.createSnapshot(id.value(), new OpenSandboxApi.CreateSnapshotRequest(given)),
                mapper::snapshot);
    }

    /// @param sandboxId the sandbox of the snapshots; all sandboxes when null
    List<Snapshot> of(@Nullable String sandboxId) {
        return Snapshot.newestFirst(calls
                .pages(
                        RequestSubject.reading(SNAPSHOTS, Message.of("problem.what.snapshots")),
                        (api, page) -> api.snapshots(page, OpenSandboxApi.PAGE_SIZE, sandboxId),
                        mapper::snapshots,
                        row -> row.item() == null ? null : row.item().id())
                .stream()
                .flatMap(row -> Stream.ofNullable(row.item())));
    }

    Optional<Snapshot> find(String id) {
        return calls.find(
                RequestSubject.reading(SNAPSHOTS, Message.of("problem.what.snapshot", id)),
                api -> api.snapshot(id),
                mapper::snapshot);
    }

    void delete(String id) {
        calls.remove(
                RequestSubject.changing(SNAPSHOTS, Message.of("problem.what.snapshot", id)),
                api -> api.deleteSnapshot(id));
    }
}

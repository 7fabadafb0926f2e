package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The snapshots of one server.
final class OpenSandboxSnapshots {

    private static final Phrase SNAPSHOTS = Phrase.of("problem.doing.snapshots");

    private final OpenSandboxCalls calls;

    private final OpenSandboxMapper mapper;

    OpenSandboxSnapshots(OpenSandboxCalls calls, OpenSandboxMapper mapper) {
        this.calls = calls;
        this.mapper = mapper;
    }

    Snapshot create(Subject subject, SandboxId id, String name) {
        String given = name.isBlank() ? null : name.strip();
        return calls.once(
                subject,
                api -> api.createSnapshot(id.value(), new OpenSandboxApi.CreateSnapshotRequest(given)),
                mapper::snapshot);
    }

    /// @param sandboxId whose snapshots; everybody's when absent
    List<Snapshot> of(@Nullable String sandboxId) {
        List<Snapshot> snapshots = calls.pages(
                Subject.reading(SNAPSHOTS, Phrase.of("problem.what.snapshots")),
                (api, page) -> api.snapshots(page, OpenSandboxApi.PAGE_SIZE, sandboxId),
                mapper::snapshots,
                Snapshot::id);
        return snapshots.stream()
                .sorted(Comparator.comparing(Snapshot::createdAt).reversed())
                .toList();
    }

    Optional<Snapshot> find(String id) {
        return calls.find(
                Subject.reading(SNAPSHOTS, Phrase.of("problem.what.snapshot", id)),
                api -> api.snapshot(id),
                mapper::snapshot);
    }

    void delete(String id) {
        calls.remove(
                Subject.changing(SNAPSHOTS, Phrase.of("problem.what.snapshot", id)), api -> api.deleteSnapshot(id));
    }
}

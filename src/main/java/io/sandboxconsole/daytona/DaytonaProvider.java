package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxSpec;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/// One organization of a Daytona server.
final class DaytonaProvider implements SandboxProvider {

    private static final EnumSet<SandboxAction> ACTIONS = EnumSet.complementOf(EnumSet.of(SandboxAction.RENEW));

    private static final EnumSet<SpecPart> PARTS = EnumSet.of(SpecPart.REGION, SpecPart.INTERVALS, SpecPart.OPEN_PORTS);

    private final DaytonaConnection connection;

    private final DaytonaMapper mapper;

    private final DaytonaListing listing;

    private final DaytonaEndpoints endpoints;

    private final DaytonaSnapshots snapshots;

    DaytonaProvider(DaytonaConnection connection) {
        this.connection = connection;
        this.mapper = new DaytonaMapper(
                connection.settings().id(), connection.settings().defaultTeam());
        this.listing = new DaytonaListing(connection, mapper);
        this.endpoints = new DaytonaEndpoints(connection);
        this.snapshots = new DaytonaSnapshots(connection, mapper);
    }

    /// The way to the server, for what is asked of it beside sandboxes.
    DaytonaConnection way() {
        return connection;
    }

    /// How many rows the newest listing had to leave out.
    int skippedRows() {
        return listing.skipped();
    }

    @Override
    public ConnectionId connection() {
        return connection.settings().id();
    }

    /// The server does not tell what it can do. What it can do depends on the class of the sandbox, too.
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "Daytona",
                ACTIONS,
                true,
                false,
                Duration.ZERO,
                connection.settings().maximumTimeout(),
                PARTS);
    }

    @Override
    public EngineHealth check() {
        return new DaytonaHealth(connection).check();
    }

    @Override
    public EngineReport examine() {
        return new DaytonaExamination(connection).report();
    }

    @Override
    public List<Sandbox> list() {
        return listing.all();
    }

    /// The server takes a name for an id, too; we do not.
    @Override
    public Optional<Sandbox> find(SandboxId id) {
        return connection
                .calls()
                .find(
                        Subject.reading(Phrase.of("problem.doing.read"), Phrase.of("problem.what.sandbox", id.value())),
                        api -> api.sandbox(id.value()),
                        mapper::sandbox)
                .filter(sandbox -> sandbox.id().equals(id));
    }

    @Override
    public Sandbox create(SandboxSpec spec) {
        throw unsupported(Phrase.of("problem.doing.create"));
    }

    @Override
    public void delete(SandboxId id) {
        throw unsupported(Phrase.of("problem.doing.delete"));
    }

    @Override
    public void pause(SandboxId id) {
        throw unsupported(Phrase.of("problem.doing.pause"));
    }

    @Override
    public void resume(SandboxId id) {
        throw unsupported(Phrase.of("problem.doing.resume"));
    }

    @Override
    public Instant renew(SandboxId id, Instant expiresAt) {
        throw unsupported(Phrase.of("problem.doing.renew"));
    }

    @Override
    public Sandbox editMetadata(SandboxId id, MetadataPatch patch) {
        throw unsupported(Phrase.of("problem.doing.metadata"));
    }

    @Override
    public Endpoint endpoint(SandboxId id, EndpointRequest request) {
        return endpoints.of(id, request);
    }

    /// What a sandbox prints is kept in the sandbox, and only its own toolbox reads it.
    @Override
    public Diagnostics diagnostics(SandboxId id, Diagnostics.Kind kind) {
        throw unsupported(Phrase.of("problem.doing.diagnostics"));
    }

    @Override
    public Snapshot createSnapshot(SandboxId id, String name) {
        throw unsupported(Phrase.of("problem.doing.snapshots"));
    }

    @Override
    public List<Snapshot> snapshots(SandboxId id) {
        return snapshots.of(id);
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots.all();
    }

    @Override
    public Optional<Snapshot> findSnapshot(String id) {
        return snapshots.find(id);
    }

    @Override
    public void deleteSnapshot(String id) {
        snapshots.delete(id);
    }

    @Override
    public List<Pool> pools() {
        throw unsupported(Phrase.of("problem.doing.pools"));
    }

    private Unsupported unsupported(Phrase what) {
        return new Unsupported(connection(), what, Answer.NONE);
    }
}

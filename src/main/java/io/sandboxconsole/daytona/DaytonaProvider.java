package io.sandboxconsole.daytona;

import io.sandboxconsole.daytona.api.DaytonaApi;
import io.sandboxconsole.daytona.api.DaytonaConnection;
import io.sandboxconsole.daytona.auditlog.DaytonaRecords;
import io.sandboxconsole.daytona.lease.CrabboxFleet;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Capabilities.InputHints;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.Region;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.EngineRecords;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Unsupported;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.Redaction;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Serves one organization of a Daytona server as a [SandboxProvider].
final class DaytonaProvider implements SandboxProvider {

    private static final EnumSet<SandboxAction> ACTIONS = EnumSet.complementOf(EnumSet.of(SandboxAction.RENEW));

    private static final EnumSet<SpecPart> PARTS =
            EnumSet.of(SpecPart.DISK, SpecPart.REGION, SpecPart.INTERVALS, SpecPart.OPEN_PORTS);

    private static final EnumSet<SpecPart> MODERN_PARTS =
            EnumSet.of(SpecPart.TIMEOUT, SpecPart.DISK, SpecPart.REGION, SpecPart.INTERVALS, SpecPart.OPEN_PORTS);

    private static final InputHints HINTS = new InputHints(
            Message.of("problem.daytona.hint.name"),
            Message.of("problem.daytona.hint.cpu"),
            Message.of("problem.daytona.hint.gibibytes", "4Gi"),
            Message.of("problem.daytona.hint.gpu"),
            Message.of("problem.daytona.hint.gibibytes", "10Gi"),
            Message.of("problem.daytona.hint.resize"));

    private final DaytonaConnection connection;

    private final DaytonaMapper mapper;

    private final DaytonaServer server;

    private final DaytonaDeletionConfirmation deletions;

    private final DaytonaSources sources;

    private final CrabboxFleet leases = new CrabboxFleet();

    private final DaytonaListing listing;

    private final DaytonaEndpoints endpoints;

    private final DaytonaSnapshots snapshots;

    private final DaytonaActions actions;

    private final DaytonaCreation creation;

    private final DaytonaChanges changes;

    private final DaytonaLabels labels;

    private final DaytonaForks forks;

    private final DaytonaSsh ssh;

    private final DaytonaRecords records;

    DaytonaProvider(DaytonaConnection connection) {
        this.connection = connection;
        this.mapper = new DaytonaMapper(
                connection.settings().id(),
                connection.settings().defaultTeam(),
                new Redaction(connection.credential().secrets()));
        this.endpoints = new DaytonaEndpoints(connection);
        this.actions =
                new DaytonaActions(connection.clock(), connection.headers().permissions());
        this.server = DaytonaServer.of(connection, mapper);
        this.deletions = new DaytonaDeletionConfirmation(server, connection.clock());
        this.sources = new DaytonaSources(server.reads(), connection.headers().gate());
        this.listing = new DaytonaListing(connection, mapper, deletions);
        DaytonaActionRunner runner = new DaytonaActionRunner(server, actions);
        this.snapshots = new DaytonaSnapshots(connection, mapper, runner);
        this.creation = new DaytonaCreation(server);
        this.changes = new DaytonaChanges(server, runner);
        this.labels = new DaytonaLabels(server, runner);
        this.forks = new DaytonaForks(server, runner, labels);
        this.ssh = new DaytonaSsh(server, runner);
        this.records = new DaytonaRecords(connection);
    }

    @Override
    public Optional<EngineRecords> records() {
        return Optional.of(records);
    }

    @Override
    public Optional<RateLimitGate> gate() {
        return Optional.of(connection.headers().gate());
    }

    /// Returns the connection, for calls that are not about sandboxes.
    DaytonaConnection way() {
        return connection;
    }

    @Override
    public ConnectionId connection() {
        return connection.settings().id();
    }

    /// Derived from the server's version. A sandbox's own abilities depend on its class, too.
    @Override
    public Capabilities capabilities() {
        boolean modern = connection.headers().modern();
        return new Capabilities(
                "Daytona",
                modern ? EnumSet.allOf(SandboxAction.class) : ACTIONS,
                true,
                false,
                Duration.ofMinutes(1),
                connection.settings().maximumTimeout(),
                modern ? MODERN_PARTS : PARTS,
                ReservedNames.NONE,
                DaytonaIntervals.automation(modern),
                HINTS);
    }

    @Override
    public Map<String, Message> problems(SandboxSpec spec) {
        return DaytonaRequests.problems(spec, capabilities());
    }

    @Override
    public Map<String, Message> problems(Sandbox sandbox, SandboxCommand command) {
        return switch (command) {
            case SandboxCommand.Resize resize -> DaytonaSizes.problems(sandbox, resize);
            case SandboxCommand.SetIntervals(var _, Intervals after) ->
                DaytonaIntervals.problem(after, connection.headers().modern())
                        .map(problem -> Map.of("intervals", problem))
                        .orElse(Map.of());
            case SandboxCommand.Fork(var name) ->
                DaytonaNames.problem(Objects.requireNonNullElse(name, ""))
                        .map(problem -> Map.of("name", problem))
                        .orElse(Map.of());
            case SandboxCommand.Simple _,
                    SandboxCommand.Renew _,
                    SandboxCommand.EditMetadata _,
                    SandboxCommand.TakeSnapshot _,
                    SandboxCommand.SetOpenPorts _ -> Map.of();
        };
    }

    @Override
    public EngineHealth check() {
        return new DaytonaHealth(connection).check();
    }

    @Override
    public EngineReport inspect() {
        return new DaytonaConnectionCheck(connection).report();
    }

    @Override
    public SandboxListing list() {
        SandboxListing rows = listing.all();
        return rows.with(leases.marked(sources.completed(rows.sandboxes())));
    }

    /// The server takes a name for an id, too; this method does not. A listing that still shows an absent sandbox lags
    /// behind.
    @Override
    public Optional<Sandbox> find(SandboxId id) {
        Optional<Sandbox> found = server.reads().find(id);
        if (found.filter(sandbox -> !DaytonaPhase.of(sandbox.state()).over()).isEmpty()) {
            deletions.left(id);
        }
        return found.map(sources::remember).map(leases::marked);
    }

    @Override
    public Sandbox create(SandboxSpec spec) {
        return sources.remember(creation.create(spec, capabilities()));
    }

    @Override
    public void delete(SandboxId id) {
        changes.delete(id);
        deletions.left(id);
    }

    @Override
    public void pause(SandboxId id) {
        changes.pause(id);
    }

    @Override
    public void resume(SandboxId id) {
        changes.resume(id);
    }

    @Override
    public Instant renew(SandboxId id, Instant expiresAt) {
        if (!connection.headers().modern()) {
            throw unsupported(Message.of("problem.doing.renew"));
        }
        return changes.renew(id, expiresAt, connection.clock().instant());
    }

    @Override
    public Sandbox editMetadata(SandboxId id, MetadataPatch patch) {
        return labels.edit(id, patch);
    }

    @Override
    public Endpoint endpoint(SandboxId id, EndpointRequest request) {
        return endpoints.of(id, request);
    }

    /// Output is stored in the sandbox, and only its own toolbox reads it.
    @Override
    public Diagnostics diagnostics(SandboxId id, Diagnostics.Kind kind) {
        throw unsupported(Message.of("problem.doing.diagnostics"));
    }

    @Override
    public Snapshot createSnapshot(SandboxId id, String name) {
        return snapshots.create(id, name);
    }

    @Override
    public List<Snapshot> snapshots(SandboxId id) {
        return snapshots.of(id);
    }

    @Override
    public boolean tellsSnapshotSources() {
        return connection.headers().modern();
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots.all();
    }

    @Override
    public List<Region> regions() {
        return connection
                .calls()
                .read(
                        RequestSubject.reading(Message.of("problem.doing.regions"), Message.of("problem.what.regions")),
                        DaytonaApi::regions,
                        mapper::regions);
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
    public Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        return actions.obstacle(sandbox, action);
    }

    @Override
    public List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return actions.warnings(sandbox, action);
    }

    @Override
    public void change(SandboxId id, SandboxCommand.EngineSpecific change) {
        changes.change(id, change);
    }

    @Override
    public Sandbox fork(SandboxId id, @Nullable String name, Map<String, String> metadata) {
        return forks.fork(id, name, metadata);
    }

    @Override
    public SshAccess openSsh(SandboxId id, Duration life) {
        return ssh.open(id, life);
    }

    @Override
    public List<Pool> pools() {
        throw unsupported(Message.of("problem.doing.pools"));
    }

    private Unsupported unsupported(Message what) {
        return new Unsupported(connection(), what, Answer.NONE);
    }
}

package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineHealth;
import io.sandboxconsole.sandbox.provider.EngineProxy;
import io.sandboxconsole.sandbox.provider.EngineReport;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.provider.ProviderException.Invalid;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.SandboxListing;
import io.sandboxconsole.sandbox.provider.SandboxProvider;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.JsonMembers;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import io.sandboxconsole.sandbox.spec.MetadataRules;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Serves one OpenSandbox server, or one tenant of it, as a [SandboxProvider].
final class OpenSandboxProvider implements SandboxProvider {

    private static final ReservedNames RESERVED = new ReservedNames("opensandbox.io/", "OPENSANDBOX_EGRESS_");

    private static final Duration SHORTEST_LIFE = Duration.ofSeconds(60);

    private final ConnectionSettings settings;

    private final OpenSandboxCalls calls;

    private final OpenSandboxMapper mapper;

    private final OpenSandboxCreation creation;

    private final OpenSandboxTransitions transitions;

    private final OpenSandboxSnapshots snapshots;

    private final OpenSandboxDiagnostics diagnostics;

    private final EngineProxy engineProxy;

    private final OpenSandboxHealth health;

    private final ServerClock serverClock;

    private final RateLimitGate gate;

    OpenSandboxProvider(
            ConnectionSettings settings,
            OpenSandboxCalls calls,
            EngineTimings timings,
            ServerClock serverClock,
            RateLimitGate gate) {
        this.gate = gate;
        this.engineProxy = new OpenSandboxProxy(settings, timings, gate);
        this.settings = settings;
        this.health = new OpenSandboxHealth(settings.id(), calls);
        this.serverClock = serverClock;
        this.calls = calls;
        this.mapper = new OpenSandboxMapper(settings.id(), settings.defaultTeam());
        this.creation = new OpenSandboxCreation(calls, mapper, timings);
        this.transitions = new OpenSandboxTransitions(calls, mapper);
        this.snapshots = new OpenSandboxSnapshots(calls, mapper);
        this.diagnostics = new OpenSandboxDiagnostics(calls);
    }

    @Override
    public ConnectionId connection() {
        return settings.id();
    }

    /// The server does not state its capabilities. Pools and signed endpoints exist on Kubernetes only; Docker rejects
    /// them as unsupported.
    @Override
    public Capabilities capabilities() {
        return new Capabilities(
                "OpenSandbox",
                EnumSet.of(
                        SandboxAction.RENEW,
                        SandboxAction.PAUSE,
                        SandboxAction.RESUME,
                        SandboxAction.EDIT_METADATA,
                        SandboxAction.SNAPSHOT,
                        SandboxAction.DELETE),
                true,
                true,
                SHORTEST_LIFE,
                settings.maximumTimeout(),
                SpecPart.USUAL,
                RESERVED);
    }

    @Override
    public EngineHealth check() {
        return health.check();
    }

    @Override
    public EngineReport inspect() {
        return new OpenSandboxConnectionCheck(settings, health, serverClock).report();
    }

    @Override
    public SandboxListing list() {
        RequestSubject listing =
                RequestSubject.reading(Message.of("problem.doing.list"), Message.of("problem.what.sandboxes"));
        return SandboxListing.ofRows(calls.pages(
                listing,
                (api, page) -> api.sandboxes(page, OpenSandboxApi.PAGE_SIZE, null),
                mapper::sandboxes,
                row -> row.item() == null ? null : row.item().id()));
    }

    @Override
    public Optional<Sandbox> find(SandboxId id) {
        return calls.find(about(Message.of("problem.doing.read"), id), api -> api.sandbox(id.value()), mapper::sandbox);
    }

    @Override
    public Sandbox create(SandboxSpec spec) {
        require(SpecRules.problems(spec, capabilities()));
        return creation.create(spec);
    }

    @Override
    public void delete(SandboxId id) {
        calls.remove(changing(Message.of("problem.doing.delete"), id), api -> api.delete(id.value()));
    }

    @Override
    public void pause(SandboxId id) {
        transitions.pause(changing(Message.of("problem.doing.pause"), id), id);
    }

    @Override
    public void resume(SandboxId id) {
        transitions.resume(changing(Message.of("problem.doing.resume"), id), id);
    }

    @Override
    public Instant renew(SandboxId id, Instant expiresAt) {
        return calls.once(
                changing(Message.of("problem.doing.renew"), id),
                api -> api.renew(id.value(), new OpenSandboxApi.Renewal(expiresAt)),
                renewal -> JsonMembers.required(renewal.expiresAt(), Message.of("problem.answer.no-time")));
    }

    @Override
    public Sandbox editMetadata(SandboxId id, MetadataPatch patch) {
        require(MetadataRules.problems(patch, RESERVED));
        return calls.once(
                changing(Message.of("problem.doing.metadata"), id).withBodyField("metadata"),
                api -> api.patch(id.value(), OpenSandboxRequests.patch(patch)),
                mapper::sandbox);
    }

    @Override
    public Endpoint endpoint(SandboxId id, EndpointRequest request) {
        Boolean throughEngine = request.throughEngine() ? Boolean.TRUE : null;
        Long expires =
                request.signedUntil() == null ? null : request.signedUntil().getEpochSecond();
        return calls.read(
                about(
                        expires == null
                                ? Message.of("problem.doing.endpoints")
                                : Message.of("problem.doing.signed-endpoints"),
                        id),
                api -> api.endpoint(id.value(), request.port(), throughEngine, expires),
                OpenSandboxMapper::endpoint);
    }

    @Override
    public Diagnostics diagnostics(SandboxId id, Diagnostics.Kind kind) {
        return diagnostics.read(about(Message.of("problem.doing.diagnostics"), id), id.value(), kind);
    }

    @Override
    public Snapshot createSnapshot(SandboxId id, String name) {
        return snapshots.create(changing(Message.of("problem.doing.snapshots"), id), id, name);
    }

    @Override
    public List<Snapshot> snapshots(SandboxId id) {
        return snapshots.of(id.value());
    }

    @Override
    public List<Snapshot> snapshots() {
        return snapshots.of(null);
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
        return calls.read(
                RequestSubject.reading(Message.of("problem.doing.pools"), Message.of("problem.what.pools")),
                OpenSandboxApi::pools,
                OpenSandboxMapper::pools);
    }

    @Override
    public Optional<RateLimitGate> gate() {
        return Optional.of(gate);
    }

    @Override
    public Optional<EngineProxy> proxy() {
        return Optional.of(engineProxy);
    }

    @Override
    public Optional<?> gatewayCreation(SandboxSpec spec) {
        return Optional.of(OpenSandboxRequests.creation(spec));
    }

    private void require(Map<String, Message> problems) {
        if (!problems.isEmpty()) {
            List<FieldError> fields = problems.entrySet().stream()
                    .map(problem -> new FieldError(problem.getKey(), problem.getValue()))
                    .toList();
            throw new Invalid(
                    settings.id(),
                    Message.of(
                            "problem.field",
                            fields.getFirst().field(),
                            fields.getFirst().message()),
                    fields,
                    Answer.NONE);
        }
    }

    private static RequestSubject about(Message doing, SandboxId id) {
        return RequestSubject.reading(doing, Message.of("problem.what.sandbox", id.value()));
    }

    private static RequestSubject changing(Message doing, SandboxId id) {
        return RequestSubject.changing(doing, Message.of("problem.what.sandbox", id.value()));
    }
}

package io.sandboxconsole.sandbox.provider;

import com.vaadin.flow.server.VaadinSession;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ActionOption.Obstacle;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.Capabilities.Automation;
import io.sandboxconsole.sandbox.Capabilities.InputHints;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Diagnostics;
import io.sandboxconsole.sandbox.Endpoint;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Intervals;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.Pool;
import io.sandboxconsole.sandbox.ReservedNames;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.Sandbox.Source;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.SandboxState.Kind;
import io.sandboxconsole.sandbox.SandboxStatus;
import io.sandboxconsole.sandbox.Snapshot;
import io.sandboxconsole.sandbox.SpecPart;
import io.sandboxconsole.sandbox.SshAccess;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.FieldError;
import io.sandboxconsole.sandbox.spec.MetadataRules;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import io.sandboxconsole.sandbox.spec.SandboxSpec;
import io.sandboxconsole.sandbox.spec.SandboxSpec.Origin;
import io.sandboxconsole.sandbox.spec.SpecRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Simulates an engine in memory that obeys at once, records the calls, and fails on demand.
///
/// Before each call it checks that no Vaadin session is locked; [#beforeEachCall] replaces that check.
public final class FakeSandboxProvider implements SandboxProvider {

    /// What it can do at first.
    public static final Capabilities PLAIN = new Capabilities(
            "Fake",
            EnumSet.of(
                    SandboxAction.RENEW,
                    SandboxAction.PAUSE,
                    SandboxAction.RESUME,
                    SandboxAction.EDIT_METADATA,
                    SandboxAction.SNAPSHOT,
                    SandboxAction.DELETE),
            true,
            true,
            Duration.ofSeconds(60),
            Duration.ofDays(1));

    /// Every action, and of a specification what an engine with regions and intervals takes.
    public static final Capabilities VERSATILE = new Capabilities(
            "Versatile",
            EnumSet.allOf(SandboxAction.class),
            true,
            true,
            Duration.ofSeconds(60),
            null,
            EnumSet.of(SpecPart.DISK, SpecPart.REGION, SpecPart.INTERVALS, SpecPart.OPEN_PORTS),
            ReservedNames.NONE,
            Automation.NONE,
            new InputHints(
                    Message.quoted("Unique there"),
                    Message.quoted("Whole cores"),
                    Message.quoted("Whole GiB"),
                    Message.quoted("Whole number"),
                    Message.quoted("Whole GiB"),
                    Message.quoted("Sizes only grow.")));

    /// The token in every access that it opens.
    public static final String SSH_TOKEN = "fakeSshSecret0123456789abcdefghi";

    private Function<SandboxSpec, Map<String, Message>> specRule = _ -> Map.of();

    private Function<SandboxCommand, Map<String, Message>> commandRule = _ -> Map.of();

    private final ConnectionId connection;

    private final InstantSource clock;

    private final Map<SandboxId, Sandbox> sandboxes = new LinkedHashMap<>();

    private Set<SandboxId> hidden = Set.of();

    private List<UnreadableRow> unreadable = List.of();

    private final Map<String, Snapshot> snapshots = new LinkedHashMap<>();

    private boolean sourcesUntold;

    private final List<Pool> pools = new ArrayList<>();

    private final List<String> asked = new CopyOnWriteArrayList<>();

    private final Map<String, ProviderException> failures = new HashMap<>();

    private @Nullable ProviderException failure;

    private @Nullable SandboxSpec lastSpec;

    private Diagnostics diagnostics = new Diagnostics("Nothing happened.\n", false, List.of());

    private EngineReport report = EngineReport.of(new EngineHealth("fake", Duration.ofMillis(1)));

    private Runnable beforeEachCall = FakeSandboxProvider::refuseUnderSessionLock;

    private Capabilities capabilities = PLAIN;

    private final Map<SandboxAction, List<ActionWarning>> cautions = new EnumMap<>(SandboxAction.class);

    private final Map<SandboxAction, Message> refusals = new EnumMap<>(SandboxAction.class);

    private final Deque<Kind> starting = new ArrayDeque<>();

    public FakeSandboxProvider(ConnectionId connection, InstantSource clock) {
        this.connection = connection;
        this.clock = clock;
    }

    private static void refuseUnderSessionLock() {
        VaadinSession session = VaadinSession.getCurrent();
        if (session != null && session.hasLock()) {
            throw new AssertionError("An engine is called while the Vaadin session is locked.");
        }
    }

    /// Puts a sandbox there, or another value in its place.
    public synchronized FakeSandboxProvider with(Sandbox sandbox) {
        sandboxes.put(sandbox.id(), sandbox);
        return this;
    }

    /// Puts a pool there.
    public synchronized FakeSandboxProvider with(Pool pool) {
        pools.add(pool);
        return this;
    }

    /// Says from now on that it can do just this.
    public synchronized void can(Capabilities others) {
        capabilities = others;
    }

    /// Warns so before `action` from now on.
    public synchronized void warn(SandboxAction action, ActionWarning... others) {
        cautions.put(action, List.of(others));
    }

    /// Does not allow `action` from now on, and says why.
    public synchronized void forbid(SandboxAction action, Message reason) {
        refusals.put(action, reason);
    }

    /// A sandbox that is started is in one of these states after the other, each time it is looked at.
    public synchronized void startThrough(Kind... states) {
        starting.addAll(List.of(states));
    }

    /// Has just this to tell about every sandbox from now on.
    public synchronized void tell(Diagnostics others) {
        diagnostics = others;
    }

    /// Has just this to tell about itself from now on.
    public synchronized void tell(EngineReport other) {
        report = other;
    }

    /// Takes every snapshot away.
    public synchronized void loseSnapshots() {
        snapshots.clear();
        sourcesUntold = false;
    }

    /// What there is, without asking it as an engine.
    public synchronized Set<SandboxId> there() {
        return Set.copyOf(sandboxes.keySet());
    }

    /// Takes a sandbox away as if it had expired.
    public synchronized void lose(SandboxId id) {
        sandboxes.remove(id);
    }

    /// Fails every call with `exception` until it recovers.
    public synchronized void failWith(ProviderException exception) {
        failure = exception;
    }

    /// Fails every call of the method `name` with `exception` until it recovers.
    public synchronized void failOn(String name, ProviderException exception) {
        failures.put(name, exception);
    }

    /// Fails no more, and neither warns nor forbids anything.
    public synchronized void recover() {
        failure = null;
        failures.clear();
        cautions.clear();
        refusals.clear();
        starting.clear();
    }

    /// Runs `check` before each call instead of the look at the session's lock.
    public synchronized void beforeEachCall(Runnable check) {
        beforeEachCall = check;
    }

    /// What it was asked so far, in order, failed calls included, such as `pause prod/1`.
    public List<String> asked() {
        return List.copyOf(asked);
    }

    /// Forgets what it was asked.
    public void forgetWhatWasAsked() {
        asked.clear();
    }

    /// The spec of the latest create request.
    public synchronized Optional<SandboxSpec> lastSpec() {
        return Optional.ofNullable(lastSpec);
    }

    @Override
    public ConnectionId connection() {
        return connection;
    }

    @Override
    public synchronized Capabilities capabilities() {
        return capabilities;
    }

    @Override
    public synchronized EngineHealth check() {
        called("check", "");
        return new EngineHealth("fake", Duration.ofMillis(1));
    }

    @Override
    public synchronized EngineReport inspect() {
        called("examine", "");
        return report;
    }

    @Override
    public synchronized SandboxListing list() {
        called("list", "");
        return new SandboxListing(
                sandboxes.values().stream()
                        .filter(sandbox -> !hidden.contains(sandbox.id()))
                        .sorted(Comparator.comparing(
                                Sandbox::createdAt, Comparator.nullsLast(Comparator.<Instant>reverseOrder())))
                        .toList(),
                unreadable);
    }

    /// Loses the identity of some sandboxes in listings, and lists these rows.
    public synchronized void unreadable(Set<SandboxId> withoutId, List<UnreadableRow> rows) {
        hidden = Set.copyOf(withoutId);
        unreadable = List.copyOf(rows);
    }

    @Override
    public synchronized Optional<Sandbox> find(SandboxId id) {
        called("find", id.toString());
        Kind next = asked.contains("change START " + id) ? starting.poll() : null;
        if (next != null && sandboxes.containsKey(id)) {
            put(id, SandboxState.of(next));
        }
        return Optional.ofNullable(sandboxes.get(id));
    }

    @Override
    public synchronized Sandbox create(SandboxSpec spec) {
        lastSpec = spec;
        called("create", String.valueOf(spec.metadata().getOrDefault(Sandbox.NAME_KEY, "")));
        refuse(problems(spec));
        Instant now = clock.instant();
        Instant expiresAt = spec.timeout() == null ? null : now.plus(spec.timeout());
        Sandbox sandbox = new Sandbox(
                new SandboxId(connection, UUID.randomUUID().toString()),
                new SandboxStatus(SandboxState.of(Kind.RUNNING), null, null, now),
                creator(spec.metadata()),
                spec.metadata().get(ReservedMetadata.OWNER),
                spec.metadata().get(ReservedMetadata.TEAM),
                source(spec.origin()),
                now,
                expiresAt,
                spec.entrypoint(),
                spec.platform(),
                spec.metadata());
        sandboxes.put(sandbox.id(), sandbox);
        return sandbox;
    }

    private static Source source(Origin origin) {
        return switch (origin) {
            case Origin.Image image -> new Source.Image(image.uri());
            case Origin.Snapshot snapshot -> new Source.Snapshot(snapshot.id());
        };
    }

    private static Creator creator(Map<String, String> metadata) {
        String owner = metadata.get(ReservedMetadata.OWNER);
        if (owner == null) {
            return Creator.Unknown.CREATOR;
        }
        return "key".equals(metadata.get(ReservedMetadata.CREATOR_KIND))
                ? new Creator.ApiKey(owner, owner, false, Creator.Evidence.DECLARED)
                : new Creator.User(owner, owner, Creator.Evidence.DECLARED);
    }

    @Override
    public synchronized void delete(SandboxId id) {
        called("delete", id.toString());
        sandboxes.remove(id);
    }

    @Override
    public synchronized void pause(SandboxId id) {
        called("pause", id.toString());
        move(id, Kind.RUNNING, Kind.PAUSED);
    }

    @Override
    public synchronized void resume(SandboxId id) {
        called("resume", id.toString());
        move(id, Kind.PAUSED, Kind.RUNNING);
    }

    private void move(SandboxId id, Kind from, Kind to) {
        Kind kind = known(id).state().kind();
        if (kind != from && kind != to) {
            throw new ProviderException.Conflict(
                    connection, Message.quoted("its state does not allow it."), Answer.NONE);
        }
        put(id, SandboxState.of(to));
    }

    private void put(SandboxId id, SandboxState state) {
        Sandbox sandbox = known(id);
        SandboxStatus status = new SandboxStatus(state, null, null, clock.instant());
        sandboxes.put(id, changed(sandbox, status, sandbox.expiresAt(), sandbox.metadata()));
    }

    @Override
    public synchronized Optional<Obstacle> obstacle(Sandbox sandbox, SandboxAction action) {
        Message reason = refusals.get(action);
        return reason == null
                ? SandboxProvider.super.obstacle(sandbox, action)
                : Optional.of(new Obstacle.Refused(reason));
    }

    @Override
    public synchronized List<ActionWarning> warnings(Sandbox sandbox, SandboxAction action) {
        return cautions.getOrDefault(action, List.of());
    }

    @Override
    public synchronized void change(SandboxId id, SandboxCommand.EngineSpecific change) {
        called("change", change.action() + " " + id);
        EngineAttributes attributes = known(id).attributes();
        switch (change) {
            case SandboxCommand.Simple simple -> change(id, simple);
            case SandboxCommand.SetIntervals(var _, Intervals intervals) ->
                put(id, with(attributes, intervals, attributes.openPorts()));
            case SandboxCommand.SetOpenPorts(boolean open) -> put(id, with(attributes, attributes.intervals(), open));
            case SandboxCommand.Resize _ -> {}
        }
    }

    private void change(SandboxId id, SandboxCommand.Simple change) {
        switch (change.action()) {
            case START -> put(id, SandboxState.of(starting.isEmpty() ? Kind.RUNNING : Kind.PENDING));
            case RECOVER -> put(id, SandboxState.of(Kind.RUNNING));
            case STOP -> put(id, SandboxState.of(Kind.STOPPED));
            case ARCHIVE -> put(id, new SandboxState(Kind.STOPPED, "archived"));
            case TOUCH, BACKUP, CLOSE_SSH -> {}
            case PAUSE -> pause(id);
            case RESUME -> resume(id);
            case DELETE -> delete(id);
            case RENEW, EDIT_METADATA, SNAPSHOT, OPEN_SSH, SET_INTERVALS, SET_OPEN_PORTS, RESIZE, FORK ->
                throw change.impossible();
        }
    }

    private void put(SandboxId id, EngineAttributes attributes) {
        sandboxes.put(id, known(id).withAttributes(attributes));
    }

    private static EngineAttributes with(EngineAttributes attributes, Intervals intervals, boolean openPorts) {
        return new EngineAttributes(
                attributes.name(),
                attributes.machine(),
                attributes.region(),
                attributes.size(),
                attributes.lastActivityAt(),
                intervals,
                openPorts,
                attributes.recoverable(),
                attributes.backup(),
                attributes.lease());
    }

    @Override
    public synchronized Sandbox fork(SandboxId id, @Nullable String name, Map<String, String> metadata) {
        called("fork", id + (name == null ? "" : " " + name));
        Sandbox original = known(id);
        Map<String, String> all = new HashMap<>(metadata);
        all.put(Sandbox.NAME_KEY, name == null ? "fork" : name);
        SandboxId born = new SandboxId(connection, UUID.randomUUID().toString());
        Sandbox fork = new Sandbox(
                born,
                original.status(),
                creator(metadata),
                metadata.get(ReservedMetadata.OWNER),
                metadata.get(ReservedMetadata.TEAM),
                original.source(),
                clock.instant(),
                original.expiresAt(),
                original.entrypoint(),
                original.platform(),
                all);
        sandboxes.put(born, fork);
        return fork;
    }

    @Override
    public synchronized SshAccess openSsh(SandboxId id, Duration life) {
        called("openSsh", id + " " + life);
        known(id);
        return new SshAccess(
                "ssh -p 2222 " + SSH_TOKEN + "@127.0.0.1", clock.instant().plus(life));
    }

    @Override
    public synchronized Instant renew(SandboxId id, Instant expiresAt) {
        called("renew", id.toString());
        Sandbox sandbox = known(id);
        if (!expiresAt.isAfter(clock.instant())) {
            refuse(Map.of("expiresAt", Message.quoted("The new expiry must be in the future.")));
        }
        if (sandbox.expiresAt() == null) {
            throw new ProviderException.Conflict(connection, Message.quoted("the sandbox never expires."), Answer.NONE);
        }
        sandboxes.put(id, changed(sandbox, sandbox.status(), expiresAt, sandbox.metadata()));
        return expiresAt;
    }

    @Override
    public synchronized Sandbox editMetadata(SandboxId id, MetadataPatch patch) {
        called("editMetadata", id.toString());
        Sandbox sandbox = known(id);
        refuse(MetadataRules.problems(patch, capabilities.reserved()));
        Map<String, String> metadata = new HashMap<>(sandbox.metadata());
        metadata.putAll(patch.set());
        metadata.keySet().removeAll(patch.remove());
        Sandbox edited = changed(sandbox, sandbox.status(), sandbox.expiresAt(), metadata);
        sandboxes.put(id, edited);
        return edited;
    }

    private static Sandbox changed(
            Sandbox sandbox, SandboxStatus status, @Nullable Instant expiresAt, Map<String, String> metadata) {
        return new Sandbox(
                sandbox.id(),
                status,
                sandbox.creator(),
                sandbox.owner(),
                sandbox.team(),
                sandbox.source(),
                sandbox.createdAt(),
                expiresAt,
                sandbox.entrypoint(),
                sandbox.platform(),
                metadata,
                sandbox.attributes());
    }

    @Override
    public synchronized Endpoint endpoint(SandboxId id, EndpointRequest request) {
        called("endpoint", id + " " + request.port());
        known(id);
        return new Endpoint("127.0.0.1:" + request.port(), Map.of("X-Fake-Access", "fake-endpoint-secret"));
    }

    @Override
    public synchronized Diagnostics diagnostics(SandboxId id, Diagnostics.Kind kind) {
        called("diagnostics", id + " " + kind);
        known(id);
        return diagnostics;
    }

    @Override
    public synchronized Snapshot createSnapshot(SandboxId id, String name) {
        called("createSnapshot", id.toString());
        if (known(id).state().kind() != Kind.RUNNING) {
            throw new ProviderException.Conflict(
                    connection, Message.quoted("only running sandboxes have snapshots."), Answer.NONE);
        }
        String given = name.isBlank() ? null : name;
        Snapshot snapshot = new Snapshot(UUID.randomUUID().toString(), id, given, "Ready", null, clock.instant());
        snapshots.put(snapshot.id(), snapshot);
        return snapshot;
    }

    /// From now on it does not tell of which sandbox a snapshot is.
    public synchronized void tellNoSnapshotSources() {
        sourcesUntold = true;
    }

    @Override
    public synchronized boolean tellsSnapshotSources() {
        return !sourcesUntold;
    }

    @Override
    public synchronized List<Snapshot> snapshots(SandboxId id) {
        called("snapshots", id.toString());
        return newestFirst().stream()
                .filter(snapshot -> id.equals(snapshot.sandbox()))
                .toList();
    }

    @Override
    public synchronized List<Snapshot> snapshots() {
        called("snapshots", "");
        return newestFirst();
    }

    private List<Snapshot> newestFirst() {
        return snapshots.values().stream()
                .sorted(Comparator.comparing(Snapshot::createdAt).reversed())
                .map(this::told)
                .toList();
    }

    private Snapshot told(Snapshot snapshot) {
        return sourcesUntold
                ? new Snapshot(
                        snapshot.id(),
                        null,
                        snapshot.name(),
                        snapshot.state(),
                        snapshot.message(),
                        snapshot.createdAt(),
                        snapshot.shared())
                : snapshot;
    }

    @Override
    public synchronized Optional<Snapshot> findSnapshot(String id) {
        called("findSnapshot", id);
        return Optional.ofNullable(snapshots.get(id)).map(this::told);
    }

    @Override
    public synchronized void deleteSnapshot(String id) {
        called("deleteSnapshot", id);
        snapshots.remove(id);
    }

    @Override
    public synchronized List<Pool> pools() {
        called("pools", "");
        if (!capabilities.pools()) {
            throw new ProviderException.Unsupported(connection, Message.quoted("pools"), Answer.NONE);
        }
        return List.copyOf(pools);
    }

    private void called(String name, String what) {
        beforeEachCall.run();
        asked.add((name + " " + what).strip());
        ProviderException scripted = failures.getOrDefault(name, failure);
        if (scripted != null) {
            throw scripted;
        }
    }

    private Sandbox known(SandboxId id) {
        Sandbox sandbox = sandboxes.get(id);
        if (sandbox == null) {
            throw new ProviderException.NotFound(connection, Message.quoted("the sandbox " + id.value()), Answer.NONE);
        }
        return sandbox;
    }

    private void refuse(Map<String, Message> problems) {
        if (!problems.isEmpty()) {
            List<FieldError> fields = problems.entrySet().stream()
                    .map(problem -> new FieldError(problem.getKey(), problem.getValue()))
                    .toList();
            throw new ProviderException.Invalid(connection, fields.getFirst().message(), fields, Answer.NONE);
        }
    }

    /// Gives the engine a rule of its own for new sandboxes.
    public void ruleSpecs(Function<SandboxSpec, Map<String, Message>> rule) {
        specRule = rule;
    }

    /// Gives the engine a rule of its own for the values of commands.
    public void ruleCommands(Function<SandboxCommand, Map<String, Message>> rule) {
        commandRule = rule;
    }

    @Override
    public Map<String, Message> problems(SandboxSpec spec) {
        Map<String, Message> problems = new LinkedHashMap<>(SpecRules.problems(spec, capabilities));
        problems.putAll(specRule.apply(spec));
        return problems;
    }

    @Override
    public Map<String, Message> problems(Sandbox sandbox, SandboxCommand command) {
        return commandRule.apply(command);
    }

    @Override
    public Optional<?> gatewayCreation(SandboxSpec spec) {
        String login = spec.origin() instanceof SandboxSpec.Origin.Image(var _, var user) && user != null
                ? user.username() + ":" + user.password()
                : "nobody";
        return Optional.of(Map.of(
                "name", String.valueOf(spec.metadata().get(Sandbox.NAME_KEY)), "env", spec.env(), "login", login));
    }
}

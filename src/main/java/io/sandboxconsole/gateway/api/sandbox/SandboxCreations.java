package io.sandboxconsole.gateway.api.sandbox;

import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.gateway.SandboxLimit;
import io.sandboxconsole.gateway.api.ApiProblem;
import io.sandboxconsole.gateway.api.CallerReach;
import io.sandboxconsole.gateway.api.ProblemType;
import io.sandboxconsole.gateway.api.RepeatableCalls;
import io.sandboxconsole.gateway.api.RepeatableCalls.Call;
import io.sandboxconsole.gateway.api.RepeatableCalls.Made;
import io.sandboxconsole.gateway.api.wire.SandboxInfo;
import io.sandboxconsole.gateway.api.wire.SandboxRequests.CreateSandbox;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.inventory.Inventory;
import io.sandboxconsole.inventory.SortOrder;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.filter.SandboxFilter;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import io.sandboxconsole.sandbox.lifecycle.Connections;
import io.sandboxconsole.sandbox.lifecycle.CreateRequest;
import io.sandboxconsole.sandbox.lifecycle.CreationTeam;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Creates sandboxes for callers: for one of their teams, within the limit of their key, and once per idempotency
/// key.
@Component
class SandboxCreations {

    private final SandboxService service;

    private final Guard guard;

    private final Connections connections;

    private final SandboxLimit limit;

    private final RepeatableCalls calls;

    private final Inventory inventory;

    private final SandboxMapper mapper;

    SandboxCreations(
            SandboxService service,
            Guard guard,
            Connections connections,
            SandboxLimit limit,
            RepeatableCalls calls,
            Inventory inventory,
            SandboxMapper mapper) {
        this.service = service;
        this.guard = guard;
        this.connections = connections;
        this.limit = limit;
        this.calls = calls;
        this.inventory = inventory;
        this.mapper = mapper;
    }

    ResponseEntity<SandboxInfo> create(Caller caller, @Nullable String key, CreateSandbox body) {
        var scope = guard.scope(caller.actor(), Permission.CREATE_SANDBOX);
        ConnectionId connection = connection(caller, body.connection());
        @Nullable String team = CreationTeam.choose(scope, caller.actor(), body.team());
        // A denial comes first: it hides all other errors.
        guard.check(caller.actor(), CreateRequest.operation(caller.actor(), connection, team, body.name()));
        CreationTeam.require(scope, body.team());
        var spec = SpecMapper.read(body);
        return calls.once(
                caller,
                key,
                new Call<>(
                        "POST /api/sandboxes",
                        body,
                        SandboxInfo.class,
                        label -> made(create(caller, new CreateRequest(caller.actor(), connection, team, spec, label))),
                        label -> created(caller, connection, label).map(this::made),
                        made -> made));
    }

    /// Creates within the caller's limit: exceeding it is recorded before any request to the engine.
    private Sandbox create(Caller caller, CreateRequest request) {
        var operation = CreateRequest.operation(
                caller.actor(),
                request.connection(),
                request.team(),
                request.spec().name());
        try (var _ = guard.prepare(caller.actor(), operation, () -> limit.take(caller))) {
            return service.create(request);
        }
    }

    /// Finds what an earlier attempt has created, whose answer was lost.
    private Optional<Sandbox> created(Caller caller, ConnectionId connection, String label) {
        var filter = SandboxFilter.EVERYTHING.with("label." + ReservedMetadata.REQUEST, Set.of(label));
        return inventory
                .rows(caller.actor(), filter, SortOrder.NEWEST_FIRST)
                .filter(sandbox -> sandbox.id().connection().equals(connection))
                .findFirst();
    }

    private Made<SandboxInfo> made(Sandbox sandbox) {
        return new Made<>(mapper.live(sandbox), location(sandbox.id()));
    }

    static URI location(SandboxId id) {
        return URI.create("/api/sandboxes/%s/%s"
                .formatted(
                        id.connection(),
                        URLEncoder.encode(id.value(), StandardCharsets.UTF_8).replace("+", "%20")));
    }

    private ConnectionId connection(Caller caller, @Nullable String named) {
        List<ConnectionId> usable = connections.all().stream()
                .map(Connection::id)
                .filter(id -> CallerReach.covers(caller, id))
                .toList();
        List<String> names = usable.stream().map(ConnectionId::value).toList();
        if (named == null && usable.size() != 1) {
            throw new ApiProblem(
                            ProblemType.CONNECTION_REQUIRED,
                            "Name the connection in “connection”: %s.".formatted(String.join(", ", names)))
                    .field("connection")
                    .candidates(names);
        }
        return usable.stream()
                .filter(id -> named == null || id.value().equals(named))
                .findFirst()
                .orElseThrow(() -> new ApiProblem(
                                ProblemType.CONNECTION_REQUIRED,
                                "There is no connection of that name. These can be used: %s."
                                        .formatted(String.join(", ", names)))
                        .field("connection")
                        .candidates(names));
    }
}

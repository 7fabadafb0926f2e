package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Operation;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.Blocking;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.lifecycle.SandboxAccess;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.util.Comparator;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Forwards calls about templates: an actor sees the templates of its teams and its own, as recorded at their creation.
/// A template without such a record is shown to those who see every team's.
@Service
public class PassThroughTemplates {

    private static final Comparator<JsonRow> NEWEST_FIRST = Comparator.comparing(JsonRow::createdAt)
            .thenComparing(row -> String.valueOf(row.templateId()))
            .reversed();

    private final EngineProxies proxies;

    private final Guard guard;

    private final PassThroughExecutor executor;

    private final TemplateOwners owners;

    private final CreationChecks checks;

    PassThroughTemplates(
            EngineProxies proxies,
            Guard guard,
            PassThroughExecutor executor,
            TemplateOwners owners,
            CreationChecks checks) {
        this.proxies = proxies;
        this.guard = guard;
        this.executor = executor;
        this.owners = owners;
        this.checks = checks;
    }

    /// Creates the template and records whose it is.
    ///
    /// @throws RequestRefused if the request is invalid
    /// @throws EngineRejection if the engine rejects it
    @Blocking
    public EngineResponse create(PassThroughCreate command) {
        var operation = command.templateOperation(checks.team(command));
        var entrance = guard.prepare(command.actor(), operation, () -> proxies.entrance(command.connection()));
        var created = executor.create(command, operation, entrance, () -> checks.marked(command, entrance));
        if (created.created() != null) {
            owners.record(command.actor(), command.connection(), created.created(), checks.team(command));
        }
        return created.answer();
    }

    @Blocking
    public EngineResponse list(Actor actor, ConnectionId connection, EngineRequest call) {
        var entrance = proxies.entrance(connection);
        var accessScope = guard.scope(actor, Permission.VIEW_SANDBOX);
        if (accessScope.isUnlimited()) {
            return entrance.send(call);
        }
        if (accessScope.isEmpty()) {
            var target = new Target(connection.value(), null, null, null, null);
            guard.check(actor, new Operation("list-templates", Permission.VIEW_SANDBOX, target));
        }
        var query = QueryString.of(call.query());
        var window = ListingMerger.Window.of(query)
                .orElseThrow(() -> new RequestRefused("INVALID_REQUEST", Message.of("problem.call.page")));
        Set<String> visible = owners.within(accessScope, connection);
        var merger = new ListingMerger(entrance, call, JsonRow::templateId, row -> {
            String id = row.templateId();
            return id != null && visible.contains(id);
        });
        return merger.add(query).orElseGet(() -> merger.page(window, NEWEST_FIRST));
    }

    @Blocking
    public EngineResponse get(Actor actor, ConnectionId connection, String id, EngineRequest call) {
        var entrance = proxies.entrance(connection);
        if (!guard.scope(actor, Permission.VIEW_SANDBOX).isUnlimited()) {
            var operation = new Operation("view-template", Permission.VIEW_SANDBOX, owners.target(connection, id));
            SandboxAccess.hidingForeign(
                    () -> {
                        guard.check(actor, operation);
                        return operation;
                    },
                    () -> TemplateOwners.unknown(connection, id));
        }
        return entrance.send(call);
    }

    @Blocking
    public EngineResponse delete(Actor actor, ConnectionId connection, String id, EngineRequest call) {
        var attempt = new Operation(
                "delete-template", Permission.DELETE_SANDBOX, new Target(connection.value(), id, null, null, null));
        var entrance = guard.prepare(actor, attempt, () -> proxies.entrance(connection));
        var target = guard.prepare(actor, attempt, () -> owners.target(connection, id));
        var operation = new Operation(attempt.action(), attempt.permission(), target);
        var answer = SandboxAccess.hidingForeign(
                () -> executor.change(actor, operation, entrance, () -> call),
                () -> TemplateOwners.unknown(connection, id));
        owners.forget(connection, id);
        return answer;
    }
}

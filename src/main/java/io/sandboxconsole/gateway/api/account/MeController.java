package io.sandboxconsole.gateway.api.account;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.apikey.ApiKey.Limits;
import io.sandboxconsole.apikey.IssuePolicy;
import io.sandboxconsole.gateway.api.ApiController;
import io.sandboxconsole.gateway.api.ApiWords;
import io.sandboxconsole.gateway.api.wire.Me;
import io.sandboxconsole.gateway.api.wire.Me.GrantInfo;
import io.sandboxconsole.gateway.api.wire.Me.KeyLimits;
import io.sandboxconsole.gateway.api.wire.Me.KeyOptions;
import io.sandboxconsole.gateway.api.wire.Me.PermissionInfo;
import io.sandboxconsole.gateway.auth.Caller;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;

/// The caller
@ApiController("/api/me")
class MeController {

    private final Guard guard;

    private final IssuePolicy issuePolicy;

    MeController(Guard guard, IssuePolicy issuePolicy) {
        this.guard = guard;
        this.issuePolicy = issuePolicy;
    }

    /// Who am I
    ///
    /// Tells who the caller is, and what the caller may do and where: roles, permissions, teams and limits.
    @GetMapping
    Me me(Caller caller) {
        Actor actor = caller.actor();
        return new Me(
                actor.id().value(),
                actor.name(),
                ApiWords.of(actor.kind()),
                actor.owner(),
                actor.behalf() == null ? null : actor.behalf().name(),
                actor.teams().stream().sorted().toList(),
                actor.grants().stream()
                        .map(MeController::grant)
                        .sorted(Comparator.comparing(GrantInfo::toString))
                        .toList(),
                permissions(actor),
                caller.connection() == null ? null : caller.connection().value(),
                limits(caller.limits()),
                options(actor));
    }

    private List<PermissionInfo> permissions(Actor actor) {
        return Arrays.stream(Permission.values())
                .filter(permission -> !guard.scope(actor, permission).isEmpty())
                .map(permission -> {
                    var scope = guard.scope(actor, permission);
                    return new PermissionInfo(
                            permission.word(),
                            scope.isUnlimited(),
                            scope.teams().stream().sorted().toList(),
                            scope.owner() != null);
                })
                .toList();
    }

    private @Nullable KeyOptions options(Actor actor) {
        var options = issuePolicy.of(actor);
        return options.any()
                ? new KeyOptions(
                        options.possible(),
                        options.personal().stream().map(ApiWords::of).toList(),
                        options.service().stream().map(ApiWords::of).toList(),
                        options.everyTeam(),
                        options.teams().stream().sorted().toList(),
                        options.bounds().lifetime().toDays())
                : null;
    }

    private static @Nullable KeyLimits limits(Limits limits) {
        return limits.equals(Limits.NONE) ? null : new KeyLimits(limits.requestsPerMinute(), limits.sandboxes());
    }

    private static GrantInfo grant(Grant grant) {
        String role = ApiWords.of(grant.role());
        return switch (grant.scope()) {
            case Scope.Nothing _ -> new GrantInfo(role, "nothing", null);
            case Scope.Own _ -> new GrantInfo(role, "own", null);
            case Scope.Team team -> new GrantInfo(role, "team", team.label());
            case Scope.All _ -> new GrantInfo(role, "all", null);
        };
    }
}

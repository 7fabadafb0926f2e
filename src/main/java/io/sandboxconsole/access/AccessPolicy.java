package io.sandboxconsole.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sandboxconsole.access.Scope.All;
import io.sandboxconsole.access.Scope.Nothing;
import io.sandboxconsole.access.Scope.Own;
import io.sandboxconsole.access.Scope.Team;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Decides every permission: the only authority on an actor's access to a target.
@Component
class AccessPolicy {

    /// The number of grants of which a union takes no time.
    private static final int FEW = 16;

    /// The scopes of each large set of grants, for as long as an actor holds it. Sets are compared by identity; one of
    /// an actor never changes.
    private final Cache<Set<Grant>, Map<Question, AccessScope>> known =
            Caffeine.newBuilder().weakKeys().executor(Runnable::run).build();

    Decision decide(Actor actor, Operation operation) {
        var target = operation.target();
        if (reach(actor, operation.permission()).covers(target.team(), target.owner())) {
            return Decision.GRANTED;
        }
        boolean concernsSandbox = target.id() != null;
        boolean visible = reach(actor, Permission.VIEW_SANDBOX).covers(target.team(), target.owner());
        return concernsSandbox && !visible ? Decision.HIDDEN : Decision.DENIED;
    }

    /// Returns the union of the scopes that the actor's grants give to `permission`. A person may have a thousand
    /// grants, and each question to the policy asks for it.
    AccessScope reach(Actor actor, Permission permission) {
        if (actor.grants().size() <= FEW) {
            return union(actor, permission);
        }
        var question = new Question(permission, actor.kind() == Actor.Kind.KEY, actor.owner());
        return known.get(actor.grants(), _ -> new ConcurrentHashMap<>())
                .computeIfAbsent(question, _ -> union(actor, permission));
    }

    /// What a scope depends on beside the grants.
    private record Question(Permission permission, boolean key, String owner) {}

    private static AccessScope union(Actor actor, Permission permission) {
        boolean everything = false;
        boolean own = false;
        Set<String> teams = new HashSet<>();
        for (Grant grant : forbidden(actor, permission) ? Set.<Grant>of() : actor.grants()) {
            switch (extent(permission, grant)) {
                case Nothing() -> {}
                case Own() -> own = true;
                case Team(String label) -> teams.add(label);
                case All() -> everything = true;
            }
        }
        return new AccessScope(everything, teams, own ? actor.owner() : null);
    }

    /// Returns the roles of people that can give `permission`, the least of them first.
    static List<Role> roles(Permission permission) {
        return Stream.of(Role.values())
                .filter(role -> role != Role.SERVICE)
                .filter(role -> !(extent(permission, new Grant(role, new All())) instanceof Nothing))
                .toList();
    }

    private static Scope extent(Permission permission, Grant grant) {
        var role = grant.role();
        return switch (permission) {
            case VIEW_SANDBOX -> overseer(role) ? new All() : grant.scope();
            case VIEW_ENDPOINT -> role == Role.AUDITOR ? new Nothing() : scoped(grant);
            case REVEAL_CREDENTIALS, CREATE_SANDBOX, CHANGE_SANDBOX, DELETE_SANDBOX, LOCK_SANDBOX ->
                switch (role) {
                    case VIEWER, AUDITOR -> new Nothing();
                    case OPERATOR, LEAD, ADMIN, SERVICE -> scoped(grant);
                };
            case ACT_IN_BULK ->
                switch (role) {
                    case VIEWER, AUDITOR -> new Nothing();
                    case OPERATOR -> grant.scope() instanceof Nothing ? new Nothing() : new Own();
                    case LEAD, SERVICE -> grant.scope();
                    case ADMIN -> new All();
                };
            case LOCK_GROUP ->
                switch (role) {
                    case VIEWER, OPERATOR, AUDITOR, SERVICE -> new Nothing();
                    case LEAD -> grant.scope();
                    case ADMIN -> new All();
                };
            case READ_AUDIT ->
                switch (role) {
                    case VIEWER -> new Nothing();
                    case OPERATOR, SERVICE -> new Own();
                    case LEAD -> grant.scope();
                    case AUDITOR, ADMIN -> new All();
                };
            case HOLD_HISTORY, READ_CONNECTIONS -> overseer(role) ? new All() : new Nothing();
            case MANAGE_CONNECTIONS, REDACT_AUDIT, MANAGE_AUDIT -> role == Role.ADMIN ? new All() : new Nothing();
            case READ_KEYS -> role == Role.AUDITOR ? new All() : keys(grant);
            case MANAGE_KEYS -> keys(grant);
        };
    }

    /// Personal keys belong to the person they act for, service keys to a team.
    private static Scope keys(Grant grant) {
        return switch (grant.role()) {
            case VIEWER, AUDITOR, SERVICE -> new Nothing();
            case OPERATOR -> grant.scope() instanceof Nothing ? new Nothing() : new Own();
            case LEAD -> grant.scope();
            case ADMIN -> new All();
        };
    }

    /// Keys manage no keys: a stolen key must not issue another one. Nor may it change what is known of it, or take a
    /// protection away.
    private static boolean forbidden(Actor actor, Permission permission) {
        return actor.kind() == Actor.Kind.KEY
                && switch (permission) {
                    case MANAGE_KEYS, REDACT_AUDIT, MANAGE_AUDIT, LOCK_SANDBOX, LOCK_GROUP -> true;
                    case VIEW_SANDBOX,
                            VIEW_ENDPOINT,
                            REVEAL_CREDENTIALS,
                            CREATE_SANDBOX,
                            CHANGE_SANDBOX,
                            DELETE_SANDBOX,
                            ACT_IN_BULK,
                            READ_AUDIT,
                            HOLD_HISTORY,
                            READ_CONNECTIONS,
                            MANAGE_CONNECTIONS,
                            READ_KEYS -> false;
                };
    }

    /// An admin's grant covers all sandboxes, regardless of its scope.
    private static Scope scoped(Grant grant) {
        return grant.role() == Role.ADMIN ? new All() : grant.scope();
    }

    private static boolean overseer(Role role) {
        return switch (role) {
            case VIEWER, OPERATOR, LEAD, SERVICE -> false;
            case AUDITOR, ADMIN -> true;
        };
    }
}

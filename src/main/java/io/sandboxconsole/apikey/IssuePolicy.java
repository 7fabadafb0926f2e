package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/// Determines an actor's options before they issue a key; [Guard] decides the request itself. Answers from memory.
@Component
public class IssuePolicy {

    private static final List<Role> SERVICE = List.of(Role.VIEWER, Role.OPERATOR, Role.LEAD, Role.SERVICE);

    private static final List<Role> PERSONAL = List.of(Role.VIEWER, Role.OPERATOR, Role.LEAD);

    private final Guard guard;

    private final ApiKeyRules rules;

    private final KeyHash hash;

    IssuePolicy(Guard guard, ApiKeyRules rules, KeyHash hash) {
        this.guard = guard;
        this.rules = rules;
        this.hash = hash;
    }

    public IssueOptions of(Actor actor) {
        var accessScope = guard.scope(actor, Permission.MANAGE_KEYS);
        boolean own = accessScope.covers(null, actor.id().label());
        var bounds = new IssueOptions.Bounds(ApiKeyRules.MAXIMUM_NAME, rules.maximumLifetime(), rules.maximumOverlap());
        return new IssueOptions(
                hash.ready(),
                own ? personal(actor) : List.of(),
                accessScope.isUnlimited(),
                accessScope.teams(),
                SERVICE,
                bounds);
    }

    /// Returns the roles that the actor's own grants allow: a higher one would be reduced at each use of the key.
    private static List<Role> personal(Actor actor) {
        return PERSONAL.stream()
                .filter(role -> actor.grants().stream()
                        .map(grant -> grant.limitedTo(role))
                        .anyMatch(left -> left.role() == role))
                .toList();
    }
}

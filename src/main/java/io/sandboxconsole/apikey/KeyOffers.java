package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Guard;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.access.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/// Says what somebody may ask for before they do; whether they get it is decided when they ask. Answers from memory.
@Component
public class KeyOffers {

    private static final List<Role> SERVICE = List.of(Role.VIEWER, Role.OPERATOR, Role.LEAD, Role.SERVICE);

    private static final List<Role> PERSONAL = List.of(Role.VIEWER, Role.OPERATOR, Role.LEAD);

    private final Guard guard;

    private final KeyRules rules;

    private final KeyHash hash;

    KeyOffers(Guard guard, KeyRules rules, KeyHash hash) {
        this.guard = guard;
        this.rules = rules;
        this.hash = hash;
    }

    public KeyOffer of(Actor actor) {
        var reach = guard.reach(actor, Permission.MANAGE_KEYS);
        boolean own = reach.covers(null, actor.id().label());
        var bounds = new KeyOffer.Bounds(KeyRules.MAXIMUM_NAME, rules.maximumLifetime(), rules.maximumOverlap());
        return new KeyOffer(
                hash.ready(), own ? personal(actor) : List.of(), reach.everything(), reach.teams(), SERVICE, bounds);
    }

    /// A role that its person does not have would be taken away from the key at each use.
    private static List<Role> personal(Actor actor) {
        return PERSONAL.stream()
                .filter(role -> actor.grants().stream()
                        .map(grant -> grant.limitedTo(role))
                        .anyMatch(left -> left.role() == role))
                .toList();
    }
}

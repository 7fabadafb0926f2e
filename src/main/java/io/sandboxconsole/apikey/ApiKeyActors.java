package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import io.sandboxconsole.access.Actor.Person;
import io.sandboxconsole.access.Grant;
import io.sandboxconsole.access.LastKnownGrants;
import io.sandboxconsole.access.Scope;
import io.sandboxconsole.apikey.ApiKey.Step;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Creates the actor of an authenticated key: a service key acts with its own role and team, a personal key with its
/// person's grants, limited to the key's role.
@Component
class ApiKeyActors {

    private final LastKnownGrants lastKnownGrants;

    private final ApiKeyProperties properties;

    ApiKeyActors(LastKnownGrants lastKnownGrants, ApiKeyProperties properties) {
        this.lastKnownGrants = lastKnownGrants;
        this.properties = properties;
    }

    Actor of(ApiKey key, Instant when, @Nullable String address) {
        List<String> teams = key.team() == null ? List.of() : List.of(key.team());
        return new Actor(
                key.actorId(),
                key.name(),
                Kind.KEY,
                teams,
                grants(key, when),
                new Origin(Door.GATEWAY, address),
                key.owner() == null ? key.actorId().label() : key.owner(),
                key.owner() == null ? null : person(key.owner(), key.created()));
    }

    /// People issue their personal keys themselves, so the issuer's name is theirs; only configured keys have none.
    private static Person person(String owner, Step created) {
        return new Person(owner, created.by().equals(owner) ? created.name() : owner);
    }

    private Set<Grant> grants(ApiKey key, Instant when) {
        if (key.team() != null) {
            // Its sandboxes belong to the team, so it needs no grant for its own.
            return Set.of(new Grant(key.role(), new Scope.Team(key.team())));
        }
        if (key.owner() == null) {
            return Set.of();
        }
        return lastKnownGrants.grants(key.owner(), when.minus(properties.personUnseen())).orElse(Set.of()).stream()
                .map(grant -> grant.limitedTo(key.role()))
                .collect(Collectors.toUnmodifiableSet());
    }
}

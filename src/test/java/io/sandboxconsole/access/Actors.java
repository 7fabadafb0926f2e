package io.sandboxconsole.access;

import io.sandboxconsole.access.Actor.Door;
import io.sandboxconsole.access.Actor.Kind;
import io.sandboxconsole.access.Actor.Origin;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Creates people for tests, as [Grants] does.
public final class Actors {

    private Actors() {}

    /// A person with one role in each of `teams` and for what is their own.
    public static Actor person(String id, Role role, String... teams) {
        Set<Grant> grants = new HashSet<>();
        grants.add(new Grant(role, new Scope.Own()));
        for (String team : teams) {
            grants.add(new Grant(role, Scope.Team.named(team)));
        }
        return new Actor(
                new ActorId(id),
                id + " by name",
                Kind.PERSON,
                List.of(teams),
                grants,
                new Origin(Door.CONSOLE, "10.0.0.1"));
    }
}

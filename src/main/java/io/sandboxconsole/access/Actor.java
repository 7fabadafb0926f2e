package io.sandboxconsole.access;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Someone or something on whose behalf a call runs, as known at the door it came through.
///
/// @param owner the label token under which what this actor makes is its own: its own id's, or for a personal key the
/// person's, so that both see each other's
public record Actor(
        ActorId id, String name, Kind kind, List<String> teams, Set<Grant> grants, Origin origin, String owner) {

    public Actor {
        teams = List.copyOf(teams);
        grants = Set.copyOf(grants);
    }

    /// An actor that acts for itself.
    public Actor(ActorId id, String name, Kind kind, List<String> teams, Set<Grant> grants, Origin origin) {
        this(id, name, kind, teams, grants, origin, id.label());
    }

    /// What sort of actor this is.
    public enum Kind {
        PERSON,
        KEY,
        SYSTEM
    }

    /// The door the actor came through, and from which network address.
    public record Origin(Door door, @Nullable String address) {}

    /// The ways into the console.
    public enum Door {
        CONSOLE,
        GATEWAY,
        SYSTEM
    }

    /// The roles of this actor, whatever their scope.
    public List<Role> roles() {
        return grants.stream().map(Grant::role).distinct().sorted().toList();
    }
}

package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// The options an actor has when they issue a key, and their bounds.
///
/// @param possible whether the server has a secret to hash keys
/// @param personal the roles of a personal key; empty for an actor who may have none
/// @param everyTeam whether service keys of every team may be issued
/// @param teams the label tokens of the teams whose service keys may be issued
/// @param service the roles of a service key
public record IssueOptions(
        boolean possible,
        List<Role> personal,
        boolean everyTeam,
        Set<String> teams,
        List<Role> service,
        Bounds bounds) {

    public IssueOptions {
        personal = List.copyOf(personal);
        teams = Set.copyOf(teams);
        service = List.copyOf(service);
    }

    /// The maxima that the admin and the database set: the length of a name, and two durations.
    public record Bounds(int name, Duration lifetime, Duration overlap) {}

    /// Returns whether the actor may issue any key.
    public boolean any() {
        return possible && (!personal.isEmpty() || everyTeam || !teams.isEmpty());
    }
}

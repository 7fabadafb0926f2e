package io.sandboxconsole.apikey;

import io.sandboxconsole.access.Role;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// What somebody may ask for when they issue a key, and within which bounds.
///
/// @param possible whether the server can keep keys at all
/// @param personal the roles of a key of one's own; empty for whoever may have none
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

    /// What the admin and the database allow at most.
    public record Bounds(int name, Duration lifetime, Duration overlap) {}

    /// Whether there is any key that may be issued.
    public boolean any() {
        return possible && (!personal.isEmpty() || everyTeam || !teams.isEmpty());
    }
}

package io.sandboxconsole.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sandboxes for which an actor holds a permission: all of them, or those of some teams and those of one owner.
/// Teams and owner are label tokens.
public record AccessScope(
        boolean isUnlimited, Set<String> teams, @Nullable String owner) {

    public AccessScope {
        teams = Set.copyOf(teams);
    }

    /// Returns whether the scope contains a sandbox of `team` and `owner`; either may be unknown.
    public boolean covers(@Nullable String team, @Nullable String owner) {
        return isUnlimited
                || (team != null && teams.contains(team))
                || (this.owner != null && this.owner.equals(owner));
    }

    /// Returns whether the scope is empty.
    public boolean isEmpty() {
        return !isUnlimited && teams.isEmpty() && owner == null;
    }
}

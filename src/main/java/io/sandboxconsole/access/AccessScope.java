package io.sandboxconsole.access;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The sandboxes for which an actor holds a permission: all of them, or those of some teams and those one owner has.
/// Teams and owner are label tokens.
public record AccessScope(
        boolean everything, Set<String> teams, @Nullable String owner) {

    public AccessScope {
        teams = Set.copyOf(teams);
    }

    /// Whether a sandbox of `team` and `owner` is within reach; either may be unknown.
    public boolean covers(@Nullable String team, @Nullable String owner) {
        return everything || (team != null && teams.contains(team)) || (this.owner != null && this.owner.equals(owner));
    }

    /// Whether there is nothing at all within reach.
    public boolean nothing() {
        return !everything && teams.isEmpty() && owner == null;
    }
}

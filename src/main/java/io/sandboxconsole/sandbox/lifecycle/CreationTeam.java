package io.sandboxconsole.sandbox.lifecycle;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.LabelToken;
import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Chooses the team of a new sandbox for a machine: the one that it names, or the only one it may create for.
public final class CreationTeam {

    private CreationTeam() {}

    /// Returns the label token of the team; null for a sandbox of no team.
    ///
    /// @param scope the sandboxes that the actor may create
    /// @param named the team's name or label token
    public static @Nullable String choose(AccessScope scope, Actor actor, @Nullable String named) {
        if (named != null && !named.isBlank()) {
            return LabelToken.of(named.strip());
        }
        List<String> teams =
                scope.isUnlimited() ? actor.teams().stream().map(LabelToken::of).toList() : List.copyOf(scope.teams());
        return teams.size() == 1 ? teams.getFirst() : null;
    }

    /// Requires that the team is named where there are several.
    ///
    /// @throws RequestRefused if it is not
    public static void require(AccessScope scope, @Nullable String named) {
        if ((named == null || named.isBlank())
                && !scope.isUnlimited()
                && scope.teams().size() > 1) {
            throw new RequestRefused("TEAM_REQUIRED", Message.of("problem.call.team"));
        }
    }
}

package io.sandboxconsole.console.sandbox.action;

import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Divides actions into buttons and menu items. DELETE is in neither: it stands apart.
///
/// @param front the buttons, the most frequent first
/// @param rest the menu items
public record ActionOrder(List<SandboxAction> front, List<SandboxAction> rest) {

    /// Up to so many actions are all buttons, without a menu.
    private static final int FEW = 6;

    private static final int IN_FRONT = 4;

    /// The most frequent actions first.
    private static final List<SandboxAction> FREQUENT = List.of(
            SandboxAction.START,
            SandboxAction.RESUME,
            SandboxAction.RECOVER,
            SandboxAction.STOP,
            SandboxAction.PAUSE,
            SandboxAction.RENEW,
            SandboxAction.OPEN_SSH,
            SandboxAction.SNAPSHOT,
            SandboxAction.EDIT_METADATA);

    /// Divides the known actions into buttons and the entries of a menu.
    ///
    /// @param known all actions
    /// @param possible the actions without an obstacle
    public static ActionOrder of(Collection<SandboxAction> known, Set<SandboxAction> possible) {
        var all = known.stream()
                .filter(action -> action != SandboxAction.DELETE)
                .sorted()
                .toList();
        if (all.size() <= FEW) {
            return new ActionOrder(all, List.of());
        }
        return of(known, possible, IN_FRONT);
    }

    /// Divides the known actions into at most `most` buttons, all of them possible, and the entries of a menu.
    static ActionOrder of(Collection<SandboxAction> known, Set<SandboxAction> possible, int most) {
        var front = FREQUENT.stream()
                .filter(action -> possible.contains(action) && known.contains(action))
                .limit(most)
                .toList();
        return new ActionOrder(
                front,
                known.stream()
                        .filter(action -> action != SandboxAction.DELETE && !front.contains(action))
                        .sorted()
                        .toList());
    }
}

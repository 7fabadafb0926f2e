package io.sandboxconsole.console.sandbox.action;

import io.sandboxconsole.sandbox.SandboxAction;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// Which of many actions are a button, and which stand in a menu. Deleting is in neither: it stands apart.
///
/// @param front the buttons, the most wanted first
/// @param rest the menu
public record ActionOrder(List<SandboxAction> front, List<SandboxAction> rest) {

    /// Up to so many need no menu at all.
    private static final int FEW = 6;

    private static final int IN_FRONT = 4;

    /// What people do most, as far as a state allows it.
    private static final List<SandboxAction> WANTED = List.of(
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
    /// @param known every action there is
    /// @param possible those of them that nothing stands in the way of
    public static ActionOrder of(Collection<SandboxAction> known, Set<SandboxAction> possible) {
        var all = known.stream()
                .filter(action -> action != SandboxAction.DELETE)
                .sorted()
                .toList();
        if (all.size() <= FEW) {
            return new ActionOrder(all, List.of());
        }
        var front = WANTED.stream()
                .filter(action -> possible.contains(action) && all.contains(action))
                .limit(IN_FRONT)
                .toList();
        return new ActionOrder(
                front, all.stream().filter(action -> !front.contains(action)).toList());
    }
}

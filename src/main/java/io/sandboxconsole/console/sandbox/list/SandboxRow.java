package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Row of the list: a sandbox, and the actions the user can take on it now.
///
/// @param pending the requested action that the engine has not confirmed yet
/// @param unwell the name of its connection while its data is stale and no action is possible
/// @param undoable whether the user can undo the pending action
/// @param gone whether the sandbox has been removed; its row stays until the user renews the list
/// @param lock what locks it, by whom, until when and why; empty if nothing does
/// @param lockable whether the user may lock it
public record SandboxRow(
        Sandbox sandbox,
        Set<SandboxAction> actions,
        @Nullable PendingAction pending,
        @Nullable String unwell,
        boolean undoable,
        boolean gone,
        String lock,
        boolean lockable) {

    /// The actions with a button in the row; the details have the others.
    private static final Set<SandboxAction> IN_ROW = Set.of(
            SandboxAction.RENEW,
            SandboxAction.START,
            SandboxAction.STOP,
            SandboxAction.PAUSE,
            SandboxAction.RESUME,
            SandboxAction.DELETE);

    public SandboxId id() {
        return sandbox.id();
    }

    /// The row of a sandbox of the past or on paper, with which nothing can be done.
    static SandboxRow of(Sandbox sandbox) {
        return new SandboxRow(sandbox, Set.of(), null, null, false, false, "", false);
    }

    /// This row after its sandbox has been removed.
    SandboxRow ofGone() {
        return new SandboxRow(sandbox, Set.of(), null, null, false, true, "", false);
    }

    public String title() {
        return SafeText.line(sandbox.title());
    }

    /// The actions with a button in the row; none while an action is pending.
    public List<SandboxAction> buttons() {
        return pending == null
                ? actions.stream().filter(IN_ROW::contains).sorted().toList()
                : List.of();
    }
}

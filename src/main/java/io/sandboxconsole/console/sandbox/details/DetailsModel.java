package io.sandboxconsole.console.sandbox.details;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.End;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxState;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Model of the details: a sandbox, and the user's actions and permissions on it.
///
/// @param options every action that its engine supports, with the obstacle if impossible now
/// @param held the permissions that the user holds for it
/// @param pending the requested action that the engine has not confirmed yet
/// @param unwell the name of its connection while its data is stale
/// @param signing whether its engine supports signed endpoints
/// @param snapshotsTold whether its engine tells of which sandbox a snapshot is
/// @param callable whether its engine accepts the calls of OpenSandbox clients
/// @param locks the locks on it, its own first
/// @param life as the history knows it, on its screen; null for a sandbox as its engine has it now
record DetailsModel(
        Sandbox sandbox,
        List<ActionOption> options,
        Set<Permission> held,
        @Nullable PendingAction pending,
        @Nullable String unwell,
        boolean signing,
        boolean snapshotsTold,
        boolean callable,
        List<SandboxLock> locks,
        @Nullable Life life) {

    DetailsModel {
        options = List.copyOf(options);
        held = Set.copyOf(held);
        locks = List.copyOf(locks);
    }

    /// Its end; null while it lives.
    @Nullable
    End end() {
        return life == null ? null : life.end();
    }

    boolean holds(Permission permission) {
        return held.contains(permission);
    }

    /// Whether `action` is possible now.
    boolean possible(SandboxAction action) {
        return unwell == null && options.stream().anyMatch(option -> option.action() == action && option.possible());
    }

    /// The tabs that the engine supports and the user may see.
    Set<DetailsTab> tabs() {
        Set<DetailsTab> tabs = EnumSet.of(DetailsTab.OVERVIEW, DetailsTab.TIMELINE);
        if (holds(Permission.READ_AUDIT)) {
            tabs.add(DetailsTab.AUDIT);
        }
        if (life == null) {
            addLive(tabs);
        } else if (sandbox.state().kind() == SandboxState.Kind.FAILED) {
            tabs.add(DetailsTab.LAST_WORDS);
        }
        return tabs;
    }

    /// What only the engine of a live sandbox can tell.
    private void addLive(Set<DetailsTab> tabs) {
        tabs.add(DetailsTab.LOGS);
        if (holds(Permission.VIEW_ENDPOINT)) {
            tabs.add(DetailsTab.ENDPOINTS);
        }
        if (options.stream().anyMatch(option -> option.action() == SandboxAction.SNAPSHOT)) {
            tabs.add(DetailsTab.SNAPSHOTS);
        }
    }
}

package io.sandboxconsole.console.sandbox.details;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A sandbox with what the person may do to it now.
///
/// @param options every action its engine knows
/// @param held the permissions the person holds for it
/// @param pending what was asked of it and is not confirmed
/// @param unwell the name of its connection while that is not up to date
/// @param signing whether its engine knows signed endpoints
/// @param callable whether its engine takes the calls of OpenSandbox clients
record DetailsModel(
        Sandbox sandbox,
        List<ActionOption> options,
        Set<Permission> held,
        @Nullable PendingAction pending,
        @Nullable String unwell,
        boolean signing,
        boolean callable) {

    DetailsModel {
        options = List.copyOf(options);
        held = Set.copyOf(held);
    }

    boolean holds(Permission permission) {
        return held.contains(permission);
    }

    /// Whether nothing stands in the way of `action`.
    boolean possible(SandboxAction action) {
        return unwell == null && options.stream().anyMatch(option -> option.action() == action && option.possible());
    }

    /// The parts of the details that the engine has and the person may see.
    Set<DetailsTab> tabs() {
        Set<DetailsTab> tabs = EnumSet.of(DetailsTab.OVERVIEW, DetailsTab.TIMELINE, DetailsTab.LOGS);
        if (holds(Permission.VIEW_ENDPOINT)) {
            tabs.add(DetailsTab.ENDPOINTS);
        }
        if (options.stream().anyMatch(option -> option.action() == SandboxAction.SNAPSHOT)) {
            tabs.add(DetailsTab.SNAPSHOTS);
        }
        if (holds(Permission.READ_AUDIT)) {
            tabs.add(DetailsTab.AUDIT);
        }
        return tabs;
    }
}

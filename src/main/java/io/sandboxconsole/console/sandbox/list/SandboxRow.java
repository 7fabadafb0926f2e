package io.sandboxconsole.console.sandbox.list;

import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.PendingAction;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One line of the list: a sandbox and what the person can do to it now.
///
/// @param pending what was asked of it and is not confirmed yet
/// @param unwell the name of its connection while that is not up to date and no change can be asked for
/// @param undoable whether the person can undo what waits
/// @param gone whether it is no longer there; its line stays until the person asks for a fresh list
public record SandboxRow(
        Sandbox sandbox,
        Set<SandboxAction> actions,
        @Nullable PendingAction pending,
        @Nullable String unwell,
        boolean undoable,
        boolean gone) {

    private static final int SHORT_ID = 8;

    private static final int SHOWN_LABELS = 3;

    /// The actions worth a button in every line; the others are in the details.
    private static final Set<SandboxAction> IN_LINE = Set.of(
            SandboxAction.RENEW,
            SandboxAction.START,
            SandboxAction.STOP,
            SandboxAction.PAUSE,
            SandboxAction.RESUME,
            SandboxAction.DELETE);

    public SandboxId id() {
        return sandbox.id();
    }

    /// The same line after its sandbox has gone.
    SandboxRow ofGone() {
        return new SandboxRow(sandbox, Set.of(), null, null, false, true);
    }

    public String title() {
        return SafeText.line(sandbox.title());
    }

    String shortId() {
        String value = SafeText.line(id().value());
        return value.length() <= SHORT_ID ? value : value.substring(0, SHORT_ID);
    }

    /// The actions with a button in the line; none while something is underway.
    public List<SandboxAction> buttons() {
        return pending == null
                ? actions.stream().filter(IN_LINE::contains).sorted().toList()
                : List.of();
    }

    /// A few labels, without those that have a column of their own or are ours.
    List<String> labels() {
        return ReservedMetadata.without(sandbox.metadata()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Sandbox.NAME_KEY))
                .sorted(Map.Entry.comparingByKey())
                .limit(SHOWN_LABELS)
                .map(entry -> SafeText.line("%s=%s".formatted(entry.getKey(), entry.getValue())))
                .toList();
    }
}

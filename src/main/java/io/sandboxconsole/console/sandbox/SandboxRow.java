package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.ReservedMetadata;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// One line of the list: a sandbox and what the person can do to it now.
record SandboxRow(Sandbox sandbox, Set<SandboxAction> actions) {

    private static final int SHORT_ID = 8;

    private static final int SHOWN_LABELS = 3;

    /// The actions worth a button in every line; the others are in the details.
    private static final Set<SandboxAction> IN_LINE =
            Set.of(SandboxAction.RENEW, SandboxAction.PAUSE, SandboxAction.RESUME, SandboxAction.DELETE);

    SandboxId id() {
        return sandbox.id();
    }

    String shortId() {
        String value = id().value();
        return value.length() <= SHORT_ID ? value : value.substring(0, SHORT_ID);
    }

    /// The actions with a button in the line.
    List<SandboxAction> buttons() {
        return actions.stream().filter(IN_LINE::contains).sorted().toList();
    }

    /// A few labels, without those that have a column of their own or are ours.
    List<String> labels() {
        return ReservedMetadata.without(sandbox.metadata()).entrySet().stream()
                .filter(entry -> !entry.getKey().equals(Sandbox.NAME_KEY))
                .sorted(Map.Entry.comparingByKey())
                .limit(SHOWN_LABELS)
                .map(entry -> "%s=%s".formatted(entry.getKey(), entry.getValue()))
                .toList();
    }
}

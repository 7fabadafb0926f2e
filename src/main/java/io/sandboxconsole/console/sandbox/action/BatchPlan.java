package io.sandboxconsole.console.sandbox.action;

import static io.sandboxconsole.console.component.Texts.text;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.console.component.ActionText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.ActionWarning;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What an action on a selection comes to: the sandboxes it is taken on, what to know before, and why the others are
/// left out.
///
/// @param left how many are left out, by the reason
public record BatchPlan(SandboxCommand command, List<Sandbox> taken, Set<String> cautions, Map<String, Integer> left) {

    /// More at once are a job of their own.
    public static final int MOST = 25;

    /// Of what could be done to each, this is done to several at once: it needs no more to be said, and deletes
    /// nothing.
    public static Optional<SandboxCommand> command(SandboxAction action) {
        return action != SandboxAction.DELETE && SandboxCommand.Simple.suffices(action)
                ? Optional.of(new SandboxCommand.Simple(action))
                : Optional.empty();
    }

    static BatchPlan of(SandboxService sandboxes, Actor actor, SandboxCommand change, List<Sandbox> selected) {
        List<Sandbox> taken = new ArrayList<>();
        Set<String> cautions = new LinkedHashSet<>();
        Map<String, Integer> left = new LinkedHashMap<>();
        for (Sandbox sandbox : selected) {
            List<ActionWarning> heeded = sandboxes.warnings(sandbox, change.action());
            String reason = reason(sandboxes.options(actor, sandbox), sandbox, change.action(), heeded);
            if (reason == null) {
                taken.add(sandbox);
                heeded.forEach(warning -> cautions.add(SafeText.line(text(warning.sentence()))));
            } else {
                left.merge(reason, 1, Integer::sum);
            }
        }
        return new BatchPlan(change, taken, cautions, left);
    }

    private static @Nullable String reason(
            List<ActionOption> options, Sandbox sandbox, SandboxAction action, List<ActionWarning> warnings) {
        var offer = options.stream().filter(each -> each.action() == action).findFirst();
        if (offer.isEmpty()) {
            return text("dialog.several.left.unknown");
        }
        if (offer.get().obstacle() != null) {
            return ActionText.why(offer.get().obstacle());
        }
        if (sandbox.attributes().lease() != null) {
            return text("dialog.several.left.lease");
        }
        return warnings.stream().map(ActionWarning::typed).anyMatch(Objects::nonNull)
                ? text("dialog.several.left.typed")
                : null;
    }
}

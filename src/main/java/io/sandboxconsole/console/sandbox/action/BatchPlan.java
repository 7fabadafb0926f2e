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
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plan of an action on a selection: the sandboxes it is taken on, the warnings, and the reasons for the sandboxes left
/// out.
///
/// @param foreign those of `taken` that the actor did not create, as far as known
/// @param warnings the warnings, as sentences
/// @param left the number of sandboxes left out, by reason
public record BatchPlan(
        SandboxCommand command,
        List<Sandbox> taken,
        Set<SandboxId> foreign,
        Set<String> warnings,
        Map<String, Integer> left) {

    /// Maximum size of a batch.
    public static final int MOST = 25;

    /// The command of a batch for `action`; empty for a deletion and for actions that need further input.
    public static Optional<SandboxCommand> command(SandboxAction action) {
        return action != SandboxAction.DELETE && SandboxCommand.Simple.suffices(action)
                ? Optional.of(new SandboxCommand.Simple(action))
                : Optional.empty();
    }

    static BatchPlan of(SandboxService sandboxes, Actor actor, SandboxCommand command, List<Sandbox> selected) {
        List<Sandbox> taken = new ArrayList<>();
        Set<String> cautions = new LinkedHashSet<>();
        Map<String, Integer> left = new LinkedHashMap<>();
        for (Sandbox sandbox : selected) {
            List<ActionWarning> warnings = sandboxes.warnings(sandbox, command.action());
            String reason = reason(sandboxes.options(actor, sandbox), sandbox, command.action(), warnings);
            if (reason == null) {
                taken.add(sandbox);
                warnings.forEach(warning -> cautions.add(SafeText.line(text(warning.sentence()))));
            } else {
                left.merge(reason, 1, Integer::sum);
            }
        }
        Set<SandboxId> foreign = taken.stream()
                .filter(sandbox -> isForeign(actor, sandbox))
                .map(Sandbox::id)
                .collect(Collectors.toUnmodifiableSet());
        return new BatchPlan(command, taken, foreign, cautions, left);
    }

    /// Whether the actor did not create the sandbox, as far as known.
    static boolean isForeign(Actor actor, Sandbox sandbox) {
        return !actor.id().label().equals(sandbox.owner());
    }

    private static @Nullable String reason(
            List<ActionOption> options, Sandbox sandbox, SandboxAction action, List<ActionWarning> warnings) {
        var option = options.stream().filter(each -> each.action() == action).findFirst();
        if (option.isEmpty()) {
            return text("dialog.several.left.unknown");
        }
        if (option.get().obstacle() != null) {
            return ActionText.why(option.get().obstacle());
        }
        if (sandbox.attributes().lease() != null) {
            return text("dialog.several.left.lease");
        }
        return warnings.stream().map(ActionWarning::typed).anyMatch(Objects::nonNull)
                ? text("dialog.several.left.typed")
                : null;
    }
}

package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import io.sandboxconsole.access.Actor;
import io.sandboxconsole.sandbox.Caution;
import io.sandboxconsole.sandbox.Change;
import io.sandboxconsole.sandbox.Offer;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxService;
import io.sandboxconsole.words.SafeText;
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
record SeveralPlan(Change change, List<Sandbox> taken, Set<String> cautions, Map<String, Integer> left) {

    /// More at once are a job of their own.
    static final int MOST = 25;

    /// Of what could be done to each, this is done to several at once: it needs no more to be said, and deletes
    /// nothing.
    static Optional<Change> change(SandboxAction action) {
        return action != SandboxAction.DELETE && Change.Simple.suffices(action)
                ? Optional.of(new Change.Simple(action))
                : Optional.empty();
    }

    static SeveralPlan of(SandboxService sandboxes, Actor actor, Change change, List<Sandbox> selected) {
        List<Sandbox> taken = new ArrayList<>();
        Set<String> cautions = new LinkedHashSet<>();
        Map<String, Integer> left = new LinkedHashMap<>();
        for (Sandbox sandbox : selected) {
            List<Caution> heeded = sandboxes.cautions(sandbox, change.action());
            String reason = reason(sandboxes.offers(actor, sandbox), sandbox, change.action(), heeded);
            if (reason == null) {
                taken.add(sandbox);
                heeded.forEach(caution -> cautions.add(SafeText.line(say(caution.sentence()))));
            } else {
                left.merge(reason, 1, Integer::sum);
            }
        }
        return new SeveralPlan(change, taken, cautions, left);
    }

    private static @Nullable String reason(
            List<Offer> offers, Sandbox sandbox, SandboxAction action, List<Caution> cautions) {
        var offer = offers.stream().filter(each -> each.action() == action).findFirst();
        if (offer.isEmpty()) {
            return say("dialog.several.left.unknown");
        }
        if (offer.get().obstacle() != null) {
            return ActionWords.why(offer.get().obstacle());
        }
        if (sandbox.traits().lease() != null) {
            return say("dialog.several.left.lease");
        }
        return cautions.stream().map(Caution::typed).anyMatch(Objects::nonNull)
                ? say("dialog.several.left.typed")
                : null;
    }
}

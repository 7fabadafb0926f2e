package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The first tab: the facts.
final class OverviewPart extends DetailsPart {

    private final Consumer<Creator> onCreator;

    private @Nullable Sandbox sandbox;

    /// @param onCreator shows everything that somebody created
    OverviewPart(Consumer<Creator> onCreator) {
        this.onCreator = onCreator;
    }

    @Override
    void show(Subject subject) {
        if (!subject.sandbox().equals(sandbox)) {
            sandbox = subject.sandbox();
            removeAll();
            var intervals = subject.offers().stream().anyMatch(offer -> offer.action() == SandboxAction.SET_INTERVALS);
            add(new SandboxFacts(sandbox, intervals, onCreator));
        }
    }
}

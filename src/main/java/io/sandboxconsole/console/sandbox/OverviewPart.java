package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.Sandbox;
import org.jspecify.annotations.Nullable;

/// The first tab: the facts.
final class OverviewPart extends DetailsPart {

    private @Nullable Sandbox sandbox;

    @Override
    void show(Subject subject) {
        if (!subject.sandbox().equals(sandbox)) {
            sandbox = subject.sandbox();
            removeAll();
            add(new SandboxFacts(sandbox));
        }
    }
}

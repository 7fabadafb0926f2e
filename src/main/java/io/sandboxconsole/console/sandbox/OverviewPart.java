package io.sandboxconsole.console.sandbox;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.LeaseReport;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The first tab: the facts.
final class OverviewPart extends DetailsPart {

    private final InstantSource clock;

    private final Consumer<Creator> onCreator;

    private @Nullable Sandbox sandbox;

    /// @param onCreator shows everything that somebody created
    OverviewPart(InstantSource clock, Consumer<Creator> onCreator) {
        this.clock = clock;
        this.onCreator = onCreator;
    }

    @Override
    void show(Subject subject) {
        if (!subject.sandbox().equals(sandbox)) {
            sandbox = subject.sandbox();
            removeAll();
            var intervals = subject.offers().stream().anyMatch(offer -> offer.action() == SandboxAction.SET_INTERVALS);
            add(new SandboxFacts(sandbox, intervals, LeaseReport.of(sandbox, clock.instant()), onCreator));
        }
    }
}

package io.sandboxconsole.console.sandbox.details;

import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lease.LeaseReport;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Tab of the facts.
final class OverviewPart extends DetailsPart {

    private final InstantSource clock;

    private final Consumer<Creator> onCreator;

    private @Nullable Sandbox sandbox;

    private Optional<List<Object>> shownReport = Optional.empty();

    /// @param onCreator shows all sandboxes of a creator
    OverviewPart(InstantSource clock, Consumer<Creator> onCreator) {
        this.clock = clock;
        this.onCreator = onCreator;
    }

    /// Rebuilds the facts if the sandbox or its lease report changed; the report also changes with time.
    @Override
    void show(DetailsModel detailsModel) {
        var lease = LeaseReport.of(detailsModel.sandbox(), clock.instant());
        var leaseReport = lease.map(report -> List.of(report.flags(), report.cleanup()));
        if (!detailsModel.sandbox().equals(sandbox) || !leaseReport.equals(shownReport)) {
            sandbox = detailsModel.sandbox();
            shownReport = leaseReport;
            removeAll();
            var intervals =
                    detailsModel.options().stream().anyMatch(option -> option.action() == SandboxAction.SET_INTERVALS);
            add(new SandboxFacts(sandbox, intervals, lease, onCreator));
        }
    }
}

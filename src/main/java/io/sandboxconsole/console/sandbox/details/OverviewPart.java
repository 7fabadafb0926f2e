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

/// The first tab: the facts.
final class OverviewPart extends DetailsPart {

    private final InstantSource clock;

    private final Consumer<Creator> onCreator;

    private @Nullable Sandbox sandbox;

    private Optional<List<Object>> judgement = Optional.empty();

    /// @param onCreator shows everything that somebody created
    OverviewPart(InstantSource clock, Consumer<Creator> onCreator) {
        this.clock = clock;
        this.onCreator = onCreator;
    }

    /// A lease grows old while somebody looks at it.
    @Override
    void show(DetailsModel detailsModel) {
        var lease = LeaseReport.of(detailsModel.sandbox(), clock.instant());
        var judged = lease.map(report -> List.of(report.flags(), report.cleanup()));
        if (!detailsModel.sandbox().equals(sandbox) || !judged.equals(judgement)) {
            sandbox = detailsModel.sandbox();
            judgement = judged;
            removeAll();
            var intervals =
                    detailsModel.options().stream().anyMatch(option -> option.action() == SandboxAction.SET_INTERVALS);
            add(new SandboxFacts(sandbox, intervals, lease, onCreator));
        }
    }
}

package io.sandboxconsole.console.sandbox.details;

import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.sandbox.hold.HoldPart;
import io.sandboxconsole.console.sandbox.lock.LockButton;
import io.sandboxconsole.console.sandbox.lock.LockPart;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lease.LeaseReport;
import io.sandboxconsole.sandbox.lock.LockSubject;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tab of the facts.
final class OverviewPart extends DetailsPart {

    private final InstantSource clock;

    private final Consumer<Creator> onCreator;

    private final Function<Sandbox, HoldPart> holds;

    private final LockPart locks;

    private final BiFunction<Sandbox, LockSubject, Optional<LockButton>> lockButtons;

    private @Nullable HoldPart hold;

    private @Nullable Sandbox sandbox;

    private @Nullable Life life;

    private boolean lockFirst;

    private Optional<List<Object>> shownReport = Optional.empty();

    /// @param onCreator shows all sandboxes of a creator
    /// @param holds creates the part about the legal hold
    /// @param locks the part about locks
    /// @param lockButtons creates the button that locks a group of which the sandbox is one
    OverviewPart(
            InstantSource clock,
            Consumer<Creator> onCreator,
            Function<Sandbox, HoldPart> holds,
            LockPart locks,
            BiFunction<Sandbox, LockSubject, Optional<LockButton>> lockButtons) {
        this.clock = clock;
        this.onCreator = onCreator;
        this.holds = holds;
        this.locks = locks;
        this.lockButtons = lockButtons;
    }

    /// Rebuilds the facts if the sandbox or its lease report changed; the report also changes with time.
    @Override
    void show(DetailsModel detailsModel) {
        var end = detailsModel.end();
        var lease = LeaseReport.of(detailsModel.sandbox(), end == null ? clock.instant() : end.at());
        var leaseReport = lease.map(report -> List.of(report.flags(), report.cleanup()));
        if (!detailsModel.sandbox().equals(sandbox)
                || !Objects.equals(detailsModel.life(), life)
                || !leaseReport.equals(shownReport)) {
            sandbox = detailsModel.sandbox();
            life = detailsModel.life();
            shownReport = leaseReport;
            removeAll();
            var intervals =
                    detailsModel.options().stream().anyMatch(option -> option.action() == SandboxAction.SET_INTERVALS);
            if (life != null && end != null) {
                add(new EndFacts(life, end, detailsModel.holds(Permission.READ_AUDIT)));
            }
            add(new SandboxFacts(
                    sandbox, end != null, intervals, lease, onCreator, group -> lockButton(detailsModel, group)));
            // Below the end, where it says what the purge leaves; below all else of a sandbox that lives.
            addComponentAtIndex(end == null ? getComponentCount() : 1, hold(sandbox));
        }
        put(locks, detailsModel);
    }

    private Optional<LockButton> lockButton(DetailsModel detailsModel, LockSubject group) {
        return detailsModel.end() == null ? lockButtons.apply(detailsModel.sandbox(), group) : Optional.empty();
    }

    /// First where it protects the sandbox, and else above the legal hold.
    private void put(LockPart part, DetailsModel detailsModel) {
        part.show(detailsModel.sandbox(), detailsModel.locks());
        boolean locked = !detailsModel.locks().isEmpty();
        boolean there = part.getParent().isPresent();
        if (detailsModel.end() != null) {
            part.removeFromParent();
        } else if (!there || locked != lockFirst) {
            lockFirst = locked;
            part.removeFromParent();
            addComponentAtIndex(locked ? 0 : getComponentCount() - 1, part);
        }
    }

    /// The same part each time: it has read the hold, and may have the focus.
    private HoldPart hold(Sandbox current) {
        var part = hold == null ? holds.apply(current) : hold;
        part.show(current);
        hold = part;
        return part;
    }
}

package io.sandboxconsole.console.bulk;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.WebStorage;
import com.vaadin.flow.component.page.WebStorage.Storage;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.bulk.Belts;
import io.sandboxconsole.bulk.BulkCommand;
import io.sandboxconsole.bulk.BulkPlans;
import io.sandboxconsole.bulk.Plan;
import io.sandboxconsole.bulk.Selection;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/// Begins an act on several sandboxes: asks for its values, makes the plan in the background, and opens it. Nothing
/// happens to a sandbox here.
@Component
public class BulkActs {

    private final BulkPlans plans;

    private final Background background;

    private final CurrentActor currentActor;

    private final Clock clock;

    BulkActs(BulkPlans plans, Background background, CurrentActor currentActor, Clock clock) {
        this.plans = plans;
        this.background = background;
        this.currentActor = currentActor;
        this.clock = clock;
    }

    /// The path of a plan, relative to the console's URL.
    public static String planAddress(UUID plan) {
        return "jobs/plan/" + plan;
    }

    /// The path of a job, relative to the console's URL.
    public static String jobAddress(UUID job) {
        return "jobs/" + job;
    }

    /// Makes and opens the plan of `action` on `selection`.
    public void plan(UI ui, SandboxAction action, Selection selection) {
        switch (action) {
            case RENEW ->
                new RenewAllDialog(clock, PersonZone.of(ui), (dialog, command) -> plan(ui, selection, command, dialog))
                        .open();
            case EDIT_METADATA ->
                new MetadataAllDialog((dialog, command) -> plan(ui, selection, command, dialog)).open();
            case SET_INTERVALS ->
                new IntervalsAllDialog((dialog, command) -> plan(ui, selection, command, dialog)).open();
            default -> plan(ui, selection, new BulkCommand.Simple(action));
        }
    }

    /// The name under which a browser tab stores what `actor` has selected.
    public static String selectionKey(Actor actor) {
        return "console.selection." + actor.id().label();
    }

    /// Ends the selection of the tab, because a plan was started there: all that match would be other sandboxes later.
    public void endSelection(UI ui) {
        WebStorage.removeItem(ui, Storage.SESSION_STORAGE, selectionKey(currentActor.get()));
        ComponentUtil.setData(ui, SelectionEnd.class, SelectionEnd.STARTED);
    }

    /// Whether the selection of the tab has been ended since the last call.
    public boolean selectionEnded(UI ui) {
        boolean ended = ComponentUtil.getData(ui, SelectionEnd.class) != null;
        ComponentUtil.setData(ui, SelectionEnd.class, null);
        return ended;
    }

    private enum SelectionEnd {
        STARTED
    }

    private void plan(UI ui, Selection selection, BulkCommand command, CommandDialog<BulkCommand> dialog) {
        make(ui, selection, command, result -> {
            dialog.show(result);
            if (result instanceof AsyncResult.Success<Plan>(var plan)) {
                ui.navigate(planAddress(plan.id()));
            }
        });
    }

    /// The second of two quick clicks makes no second plan.
    private void plan(UI ui, Selection selection, BulkCommand command) {
        if (ComponentUtil.getData(ui, BulkActs.class) != null) {
            return;
        }
        make(ui, selection, command, result -> {
            ComponentUtil.setData(ui, BulkActs.class, result instanceof AsyncResult.Pending ? this : null);
            switch (result) {
                case AsyncResult.Pending<Plan>() -> {}
                case AsyncResult.Success<Plan>(var plan) -> ui.navigate(planAddress(plan.id()));
                case AsyncResult.Failure<Plan>(var cause) -> Notice.failure(cause);
            }
        });
    }

    private void make(UI ui, Selection selection, BulkCommand command, Consumer<AsyncResult<Plan>> listener) {
        var actor = currentActor.get();
        background.call(ui, () -> plans.make(actor, selection, command, Belts.NONE, null), listener);
    }
}

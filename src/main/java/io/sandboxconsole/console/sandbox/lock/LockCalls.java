package io.sandboxconsole.console.sandbox.lock;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.CreatorLabel;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.dialog.ProtectionForm;
import io.sandboxconsole.sandbox.ActionOption;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lifecycle.LockService;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import io.sandboxconsole.sandbox.lock.LockSubject;
import io.sandboxconsole.sandbox.lock.Locks;
import io.sandboxconsole.sandbox.lock.SandboxLock;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Opens the dialogs about locks, and makes their calls in the background.
@Component
public final class LockCalls {

    /// The most metadata entries that are offered for a lock.
    private static final int MOST_LABELS = 20;

    private final LockService service;

    private final Locks locks;

    private final SandboxService sandboxes;

    private final CurrentActor currentActor;

    private final Background background;

    private final InstantSource time;

    LockCalls(
            LockService service,
            Locks locks,
            SandboxService sandboxes,
            CurrentActor currentActor,
            Background background,
            InstantSource time) {
        this.service = service;
        this.locks = locks;
        this.sandboxes = sandboxes;
        this.currentActor = currentActor;
        this.background = background;
        this.time = time;
    }

    /// The locks that the user may see, the newest first.
    public List<SandboxLock> visible() {
        return currentActor.find().map(locks::visible).orElse(List.of());
    }

    /// Whether the user may remove `lock`.
    public boolean mayUnlock(SandboxLock lock) {
        return currentActor.find().map(actor -> locks.mayUnlock(actor, lock)).orElse(false);
    }

    /// Whether the user may lock `sandbox`, or others together with it.
    public boolean mayLock(Sandbox sandbox) {
        return currentActor
                .find()
                .map(actor -> sandboxes.allows(actor, sandbox, Permission.LOCK_SANDBOX))
                .orElse(false);
    }

    /// Opens the dialog for a lock.
    public void lock(UI ui, Sandbox sandbox) {
        var actor = currentActor.get();
        var now = new ProtectionForm.Now(time, PersonZone.of(ui));
        new LockDialog(
                        sandbox,
                        choices(actor, sandbox),
                        renews(actor, sandbox),
                        now,
                        (dialog, order) -> place(ui, sandbox, order, result -> {
                            dialog.show(result);
                            if (result instanceof AsyncResult.Success<UI>) {
                                Notice.success(text(
                                        "lock.placed",
                                        LockText.scope(
                                                order.choice().subject(),
                                                order.choice().team())));
                            }
                        }))
                .open();
    }

    /// Opens the dialog to change the reason and the end of a lock.
    ///
    /// @param onDone runs afterwards, also after a failure
    public void change(UI ui, SandboxLock lock, Runnable onDone) {
        var actor = currentActor.get();
        new ChangeLockDialog(
                        lock,
                        new ProtectionForm.Now(time, PersonZone.of(ui)),
                        (dialog, terms) -> background.run(ui, () -> service.change(actor, lock.id(), terms), result -> {
                            dialog.show(result);
                            if (result instanceof AsyncResult.Success<UI>) {
                                Notice.success(text("lock.changed", LockText.subject(lock)));
                            }
                            if (!(result instanceof AsyncResult.Pending<UI>)) {
                                onDone.run();
                            }
                        }))
                .open();
    }

    /// Opens the dialog to remove a lock.
    ///
    /// @param onDone runs afterwards, also after a failure, which may say that another person was first
    public void unlock(UI ui, SandboxLock lock, Runnable onDone) {
        var actor = currentActor.get();
        new UnlockDialog(
                        lock,
                        (dialog, chosen) -> background.run(ui, () -> service.unlock(actor, chosen.id()), result -> {
                            dialog.show(result);
                            if (result instanceof AsyncResult.Success<UI>) {
                                Notice.success(text("lock.removed", LockText.subject(chosen)));
                            }
                            if (!(result instanceof AsyncResult.Pending<UI>)) {
                                onDone.run();
                            }
                        }))
                .open();
    }

    private void place(UI ui, Sandbox sandbox, LockOrder order, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        var choice = order.choice();
        if (choice.single()) {
            background.run(ui, () -> service.lock(actor, sandbox.id(), order.terms(), order.expiresAt()), listener);
        } else {
            background.run(
                    ui, () -> service.lockGroup(actor, choice.subject(), choice.team(), order.terms()), listener);
        }
    }

    private boolean renews(Actor actor, Sandbox sandbox) {
        return sandbox.expiresAt() != null
                && sandboxes
                        .option(actor, sandbox, SandboxAction.RENEW)
                        .map(ActionOption::possible)
                        .orElse(false);
    }

    private List<LockOrder.Choice> choices(Actor actor, Sandbox sandbox) {
        List<LockOrder.Choice> choices = new ArrayList<>();
        choices.add(new LockOrder.Choice(LockSubject.One.of(sandbox), null, text("lock.choice.one")));
        @Nullable String team = sandbox.team();
        if (team != null && locks.mayLockGroup(actor, team)) {
            groups(sandbox)
                    .forEach(group -> choices.add(new LockOrder.Choice(group, team, LockText.scope(group, team))));
        }
        if (locks.mayLockGroup(actor, null)) {
            groups(sandbox)
                    .forEach(group -> choices.add(new LockOrder.Choice(group, null, LockText.scope(group, null))));
        }
        return choices;
    }

    private static List<LockSubject> groups(Sandbox sandbox) {
        List<LockSubject> groups = new ArrayList<>();
        if (!(sandbox.creator() instanceof Creator.Unknown)) {
            groups.add(new LockSubject.OfCreator(sandbox.creator().id(), CreatorLabel.plainName(sandbox.creator())));
        }
        new TreeMap<>(ReservedMetadata.without(sandbox.metadata()))
                .entrySet().stream()
                        .filter(entry -> !entry.getKey().equals(Sandbox.NAME_KEY))
                        .limit(MOST_LABELS)
                        .forEach(entry -> groups.add(new LockSubject.WithLabel(entry.getKey(), entry.getValue())));
        return groups;
    }
}

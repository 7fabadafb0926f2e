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
import io.sandboxconsole.console.component.PageFollower;
import io.sandboxconsole.console.component.PersonZone;
import io.sandboxconsole.console.component.dialog.CommandDialog;
import io.sandboxconsole.console.component.dialog.ProtectionForm;
import io.sandboxconsole.i18n.SafeText;
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
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
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
        new LockDialog(
                        SafeText.line(sandbox.title()),
                        choices(actor, sandbox),
                        renews(actor, sandbox) ? sandbox.expiresAt() : null,
                        new ProtectionForm.Now(time, PersonZone.of(ui)),
                        (dialog, order) -> place(ui, order, result -> placed(ui, dialog, order, result)))
                .open();
    }

    /// Creates the button that locks a group beside what tells of `sandbox`; empty where the user may not.
    public Optional<LockButton> button(Sandbox sandbox, LockSubject group) {
        return button(
                group, actor -> locks.mayLockGroup(actor, sandbox.team()), actor -> choices(actor, sandbox, group));
    }

    /// Creates the button that locks a group beside its name; empty where the user may not in any team.
    public Optional<LockButton> button(LockSubject group) {
        return button(group, locks::mayLockGroups, actor -> choices(actor, locks.groupTeams(actor), group));
    }

    /// A panel has many such buttons, so that the choices are made on the click, with the rights of when it was
    /// built: who has lost the role meanwhile is told so by the guard.
    private Optional<LockButton> button(
            LockSubject group, Predicate<Actor> permitted, Function<Actor, List<LockOrder.Choice>> choices) {
        return currentActor
                .find()
                .filter(actor -> offered(group) && permitted.test(actor))
                .map(actor -> new LockButton(group, ui -> lock(ui, group, choices.apply(actor))));
    }

    private void lock(UI ui, LockSubject group, List<LockOrder.Choice> choices) {
        new LockDialog(
                        LockText.subject(group),
                        choices,
                        null,
                        new ProtectionForm.Now(time, PersonZone.of(ui)),
                        (dialog, order) -> place(ui, order, result -> placed(ui, dialog, order, result)))
                .open();
    }

    private static void placed(UI ui, CommandDialog<LockOrder> dialog, LockOrder order, AsyncResult<UI> result) {
        ended(
                ui,
                dialog,
                result,
                text(
                        "lock.placed",
                        LockText.scope(order.choice().subject(), order.choice().team())));
    }

    /// Opens the dialog to change the reason and the end of a lock.
    public void change(UI ui, SandboxLock lock) {
        var actor = currentActor.get();
        new ChangeLockDialog(
                        lock,
                        new ProtectionForm.Now(time, PersonZone.of(ui)),
                        (dialog, terms) -> background.run(ui, () -> service.change(actor, lock.id(), terms), result -> {
                            ended(ui, dialog, result, text("lock.changed", LockText.subject(lock)));
                        }))
                .open();
    }

    /// Opens the dialog to remove a lock.
    public void unlock(UI ui, SandboxLock lock) {
        var actor = currentActor.get();
        new UnlockDialog(
                        lock,
                        (dialog, chosen) -> background.run(ui, () -> service.unlock(actor, chosen.id()), result -> {
                            ended(ui, dialog, result, text("lock.removed", LockText.subject(chosen)));
                        }))
                .open();
    }

    /// Tells the result. The page catches up also with a failure, which may say that another person was first.
    private static void ended(UI ui, CommandDialog<?> dialog, AsyncResult<UI> result, String done) {
        dialog.show(result);
        if (result instanceof AsyncResult.Success<UI>) {
            Notice.success(done);
        }
        if (!(result instanceof AsyncResult.Pending<UI>)) {
            PageFollower.catchUp(ui);
        }
    }

    private void place(UI ui, LockOrder order, Consumer<AsyncResult<UI>> listener) {
        var actor = currentActor.get();
        var choice = order.choice();
        switch (choice.subject()) {
            case LockSubject.One one ->
                background.run(ui, () -> service.lock(actor, one.id(), order.terms(), order.expiresAt()), listener);
            case LockSubject.OfCreator _, LockSubject.WithLabel _ ->
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
        List<LockOrder.Choice> groups = groups(sandbox).stream()
                .flatMap(group -> choices(actor, sandbox, group).stream())
                .toList();
        // Those of its team before those of all teams.
        groups.stream().filter(choice -> choice.team() != null).forEach(choices::add);
        groups.stream().filter(choice -> choice.team() == null).forEach(choices::add);
        return choices;
    }

    private List<LockOrder.Choice> choices(Actor actor, Sandbox sandbox, LockSubject group) {
        @Nullable String team = sandbox.team();
        List<String> teams = team != null && locks.mayLockGroup(actor, team) ? List.of(team) : List.of();
        return choices(actor, teams, group);
    }

    private List<LockOrder.Choice> choices(Actor actor, List<String> teams, LockSubject group) {
        List<LockOrder.Choice> choices = new ArrayList<>();
        teams.forEach(team -> choices.add(LockText.choice(group, team)));
        if (locks.mayLockGroup(actor, null)) {
            choices.add(LockText.choice(group, null));
        }
        return choices;
    }

    private static List<LockSubject> groups(Sandbox sandbox) {
        Stream<LockSubject> labels = new TreeMap<>(sandbox.metadata())
                .entrySet().stream().map(entry -> new LockSubject.WithLabel(entry.getKey(), entry.getValue()));
        return Stream.concat(
                        Stream.of(ofCreator(sandbox.creator())),
                        labels.filter(LockCalls::offered).limit(MOST_LABELS))
                .filter(LockCalls::offered)
                .toList();
    }

    /// A name says nothing of other sandboxes, and what is reserved has a place of its own.
    private static boolean offered(LockSubject group) {
        return Locks.lockable(group)
                && !(group instanceof LockSubject.WithLabel(String key, var _)
                        && (key.equals(Sandbox.NAME_KEY) || ReservedMetadata.covers(key)));
    }

    /// The creator by the name that the user sees.
    public static LockSubject ofCreator(Creator creator) {
        return new LockSubject.OfCreator(creator.id(), CreatorLabel.plainName(creator));
    }
}

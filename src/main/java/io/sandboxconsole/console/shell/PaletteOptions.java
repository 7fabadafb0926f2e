package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.CurrentActor;
import io.sandboxconsole.console.component.AsyncResult;
import io.sandboxconsole.console.component.Background;
import io.sandboxconsole.console.component.Notice;
import io.sandboxconsole.console.component.Texts;
import io.sandboxconsole.console.sandbox.create.SandboxCreation;
import io.sandboxconsole.console.sandbox.details.DetailsTab;
import io.sandboxconsole.console.shell.PaletteOption.Group;
import io.sandboxconsole.console.shell.ThemeSwitch.Theme;
import io.sandboxconsole.i18n.Languages;
import io.sandboxconsole.sandbox.lifecycle.SandboxService;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Collects what the command palette offers a person: the pages they may open, their actions, and the sandboxes they
/// may see. Asks who it is each time, so that a revoked role takes effect at once.
@Component
class PaletteOptions {

    private final MainMenu mainMenu;

    private final SandboxService sandboxes;

    private final SandboxCreation creation;

    private final PaletteSandboxes search;

    private final Background background;

    private final CurrentActor currentActor;

    PaletteOptions(
            MainMenu mainMenu,
            SandboxService sandboxes,
            SandboxCreation creation,
            PaletteSandboxes search,
            Background background,
            CurrentActor currentActor) {
        this.mainMenu = mainMenu;
        this.sandboxes = sandboxes;
        this.creation = creation;
        this.search = search;
        this.background = background;
        this.currentActor = currentActor;
    }

    /// What the frame of the page does by itself.
    record Shell(Consumer<Theme> themes, Runnable shortcuts, Runnable signOut) {}

    /// The pages and actions that match `text`; all of them for an empty text.
    List<PaletteOption> fixed(Shell shell, String text) {
        return currentActor.find().stream()
                .flatMap(actor -> Stream.concat(pages(actor), actions(actor, shell)))
                .filter(option -> option.matches(text, Texts.locale()))
                .toList();
    }

    /// Passes the sandboxes that match `text` to `listener`, under the session lock.
    void find(UI ui, String text, Consumer<List<PaletteOption>> listener) {
        currentActor
                .find()
                .ifPresent(actor -> background.read(ui, () -> search.find(actor, text), result -> {
                    switch (result) {
                        case AsyncResult.Pending<PaletteSandboxes.Found>() -> {}
                        case AsyncResult.Success<PaletteSandboxes.Found>(var found) ->
                            listener.accept(search.options(found));
                        case AsyncResult.Failure<PaletteSandboxes.Found>(var cause) -> Notice.failure(cause);
                    }
                }));
    }

    private Stream<PaletteOption> pages(Actor actor) {
        return mainMenu.entries(actor).stream()
                .map(entry -> new PaletteOption(
                        Group.PAGE, entry.icon(), text(entry.label()), ui -> ui.navigate(entry.path())));
    }

    private Stream<PaletteOption> actions(Actor actor, Shell shell) {
        List<PaletteOption> actions = new ArrayList<>();
        if (sandboxes.mayCreate(actor)) {
            actions.add(action(VaadinIcon.PLUS, text("shell.palette.create"), this::create));
        }
        if (sandboxes.mayAct(actor)) {
            actions.add(action(VaadinIcon.LOCK, text("lock.list"), ui -> ui.navigate("locks")));
        }
        for (Theme theme : Theme.values()) {
            actions.add(action(
                    VaadinIcon.ADJUST,
                    text("shell.palette.theme", ThemeSwitch.label(theme)),
                    _ -> shell.themes().accept(theme)));
        }
        Languages.ALL.forEach(language -> actions.add(action(
                VaadinIcon.GLOBE,
                text("shell.palette.language", Language.name(language)),
                ui -> Language.choose(ui, Optional.of(language)))));
        actions.add(action(
                VaadinIcon.GLOBE,
                text("shell.palette.language", text("shell.language.browser")),
                ui -> Language.choose(ui, Optional.empty())));
        actions.add(action(
                VaadinIcon.KEYBOARD_O,
                text("shell.shortcuts"),
                _ -> shell.shortcuts().run()));
        actions.add(action(
                VaadinIcon.SIGN_OUT,
                text("shell.sign-out"),
                _ -> shell.signOut().run()));
        return actions.stream();
    }

    private void create(UI ui) {
        creation.begin(ui, id -> PaletteSandboxes.open(ui, id, DetailsTab.OVERVIEW));
    }

    private static PaletteOption action(VaadinIcon icon, String label, Consumer<UI> onChoose) {
        return new PaletteOption(Group.ACTION, icon, label, onChoose);
    }
}

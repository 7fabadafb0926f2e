package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.component.PersonAvatar;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.i18n.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// Shows the signed-in person with roles and teams; offers languages, the list of shortcuts and sign-out.
class PersonMenu extends Composite<MenuBar> {

    private final SubMenu languages;

    PersonMenu(Actor actor, Runnable onShortcuts, Runnable onSignOut) {
        var name = new Span(actor.name());
        name.addClassName("person-name");
        var standing = new Span(standing(actor));
        standing.addClassName("person-standing");
        var words = new Div(name, standing);
        words.addClassName("person-words");
        var bar = getContent();
        bar.addClassName("person");
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        var root = bar.addItem(PersonAvatar.of(actor.id().value(), actor.name()));
        root.add(words);
        root.setAriaLabel(text("shell.person", actor.name(), standing(actor)));
        var menu = root.getSubMenu();
        menu.addItem("%s — %s".formatted(actor.name(), standing(actor))).setEnabled(false);
        languages = menu.addItem(text("shell.language")).getSubMenu();
        menu.addItem(text("shell.shortcuts"), _ -> onShortcuts.run());
        menu.addItem(text("shell.sign-out"), _ -> onSignOut.run());
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        var chosen = Language.chosenAt(attachEvent.getUI());
        languages.removeAll();
        // Each language carries its own name for itself.
        Languages.ALL.forEach(language -> addLanguage(Language.name(language), Optional.of(language), chosen));
        addLanguage(text("shell.language.browser"), Optional.empty(), chosen);
    }

    private void addLanguage(String word, Optional<Locale> language, Optional<Locale> chosen) {
        var item = languages.addItem(
                word, event -> Language.choose(event.getSource().getUI().orElseThrow(), language));
        item.setCheckable(true);
        item.setChecked(language.equals(chosen));
        language.ifPresent(locale -> item.getElement().setAttribute("lang", locale.toLanguageTag()));
    }

    /// The roles and teams of `actor`: `Operator, Auditor · platform`.
    static String standing(Actor actor) {
        List<Role> roles = actor.roles();
        String held = roles.isEmpty()
                ? text("shell.role.none")
                : roles.stream().map(RoleText::of).collect(Collectors.joining(", "));
        return actor.teams().isEmpty() ? held : held + " · " + String.join(", ", actor.teams());
    }
}

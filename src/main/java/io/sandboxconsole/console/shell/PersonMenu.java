package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Role;
import io.sandboxconsole.console.component.PersonAvatar;
import io.sandboxconsole.console.component.RoleText;
import io.sandboxconsole.i18n.Languages;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/// Shows the signed-in person with roles and teams; offers languages, the list of shortcuts and sign-out.
class PersonMenu extends MenuButton {

    private final Actor actor;

    private final transient Runnable onShortcuts;

    private final transient Runnable onSignOut;

    PersonMenu(Actor actor, Runnable onShortcuts, Runnable onSignOut) {
        this.actor = actor;
        this.onShortcuts = onShortcuts;
        this.onSignOut = onSignOut;
        addClassName("person");
        addThemeVariants(ButtonVariant.LUMO_TERTIARY);
        setPrefixComponent(PersonAvatar.of(actor.id().value(), actor.name()));
        var name = new Span(actor.name());
        name.addClassName("person-name");
        var standing = new Span(standing(actor));
        standing.addClassName("person-standing");
        var words = new Div(name, standing);
        words.addClassName("person-words");
        getElement().appendChild(words.getElement());
        setAriaLabel(text("shell.person", actor.name(), standing(actor)));
    }

    @Override
    void addItems(ContextMenu menu, ObjectNode detail) {
        menu.addItem("%s — %s".formatted(actor.name(), standing(actor))).setEnabled(false);
        var languages = menu.addItem(text("shell.language")).getSubMenu();
        var chosen = Language.chosenAt(getUI().orElseThrow());
        // Each language carries its own name for itself.
        Languages.ALL.forEach(
                language -> addLanguage(languages, Language.name(language), Optional.of(language), chosen));
        addLanguage(languages, text("shell.language.browser"), Optional.empty(), chosen);
        menu.addItem(text("shell.shortcuts"), _ -> onShortcuts.run());
        menu.addItem(text("shell.sign-out"), _ -> onSignOut.run());
    }

    private void addLanguage(SubMenu languages, String word, Optional<Locale> language, Optional<Locale> chosen) {
        var item = languages.addItem(word, _ -> Language.choose(getUI().orElseThrow(), language));
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

package io.sandboxconsole.console;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.avatar.AvatarVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import io.sandboxconsole.access.Actor;
import io.sandboxconsole.access.Role;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Who is signed in, as what, and the way out.
class PersonMenu extends Composite<MenuBar> {

    private static final Pattern SPACE = Pattern.compile("\\s+");

    PersonMenu(Actor actor, Runnable onSignOut) {
        var avatar = new Avatar(actor.name());
        avatar.setAbbreviation(initials(actor.name()));
        avatar.addThemeVariants(AvatarVariant.LUMO_XSMALL);
        var name = new Span(actor.name());
        name.addClassName("person-name");
        var standing = new Span(standing(actor));
        standing.addClassName("person-standing");
        var words = new Div(name, standing);
        words.addClassName("person-words");
        var bar = getContent();
        bar.addClassName("person");
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY);
        var root = bar.addItem(avatar);
        root.add(words);
        root.setAriaLabel("Signed in as %s, %s".formatted(actor.name(), standing(actor)));
        var about = root.getSubMenu().addItem("%s — %s".formatted(actor.name(), standing(actor)));
        about.setEnabled(false);
        root.getSubMenu().addItem("Sign out", _ -> onSignOut.run());
    }

    /// The roles and teams of `actor`: `Operator, Auditor · platform`.
    static String standing(Actor actor) {
        List<Role> roles = actor.roles();
        String held = roles.isEmpty()
                ? "No role"
                : roles.stream().map(PersonMenu::word).collect(Collectors.joining(", "));
        return actor.teams().isEmpty() ? held : held + " · " + String.join(", ", actor.teams());
    }

    /// The first letters of the first two words that begin with a letter.
    static String initials(String name) {
        return SPACE.splitAsStream(name.strip())
                .filter(word -> !word.isEmpty() && Character.isLetter(word.codePointAt(0)))
                .limit(2)
                .map(word -> Character.toString(Character.toUpperCase(word.codePointAt(0))))
                .collect(Collectors.joining());
    }

    private static String word(Role role) {
        return role.name().charAt(0) + role.name().substring(1).toLowerCase(Locale.ROOT);
    }
}

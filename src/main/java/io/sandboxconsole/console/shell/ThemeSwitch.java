package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/// Chooses between the light, the dark and the system's theme. The browser stores the choice, the server does not.
class ThemeSwitch extends Composite<MenuBar> {

    /// The choices.
    enum Theme {
        LIGHT,
        DARK,
        SYSTEM;

        /// The name in the browser's script.
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Map<Theme, MenuItem> items = new EnumMap<>(Theme.class);

    ThemeSwitch() {
        var bar = getContent();
        bar.addThemeVariants(MenuBarVariant.LUMO_TERTIARY, MenuBarVariant.LUMO_ICON);
        var root = bar.addItem(VaadinIcon.ADJUST.create(), text("shell.theme"));
        root.setAriaLabel(text("shell.theme"));
        for (Theme theme : Theme.values()) {
            var item = root.getSubMenu().addItem(label(theme), _ -> choose(theme));
            item.setCheckable(true);
            items.put(theme, item);
        }
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        attachEvent
                .getUI()
                .getPage()
                .executeJs("return window.sandboxConsoleTheme.chosen()")
                .then(
                        String.class,
                        chosen -> items.forEach(
                                (theme, item) -> item.setChecked(theme.word().equals(chosen))));
    }

    static String label(Theme theme) {
        return switch (theme) {
            case LIGHT -> text("shell.theme.light");
            case DARK -> text("shell.theme.dark");
            case SYSTEM -> text("shell.theme.system");
        };
    }

    void choose(Theme chosen) {
        items.forEach((theme, item) -> item.setChecked(theme == chosen));
        getElement().executeJs("window.sandboxConsoleTheme.choose($0)", chosen.word());
    }
}

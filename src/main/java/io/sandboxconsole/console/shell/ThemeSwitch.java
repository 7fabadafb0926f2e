package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.contextmenu.ContextMenu;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/// Chooses between the light, the dark and the system's theme. The browser stores the choice, the server does not.
class ThemeSwitch extends MenuButton {

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

    ThemeSwitch() {
        setIcon(VaadinIcon.ADJUST.create());
        addThemeVariants(ButtonVariant.LUMO_TERTIARY, ButtonVariant.LUMO_ICON);
        setAriaLabel(text("shell.theme"));
        setTooltipText(text("shell.theme"));
    }

    @Override
    protected void onAttach(AttachEvent attachEvent) {
        getElement()
                .executeJs(
                        "this.getContextMenuBeforeOpenDetail = () => ({ chosen: window.sandboxConsoleTheme.chosen() })");
    }

    @Override
    void addItems(ContextMenu menu, ObjectNode detail) {
        String chosen = detail.path("chosen").asString("");
        for (Theme theme : Theme.values()) {
            var item = menu.addItem(label(theme), _ -> choose(theme));
            item.setCheckable(true);
            item.setChecked(theme.word().equals(chosen));
        }
    }

    static String label(Theme theme) {
        return switch (theme) {
            case LIGHT -> text("shell.theme.light");
            case DARK -> text("shell.theme.dark");
            case SYSTEM -> text("shell.theme.system");
        };
    }

    void choose(Theme chosen) {
        getElement().executeJs("window.sandboxConsoleTheme.choose($0)", chosen.word());
    }
}

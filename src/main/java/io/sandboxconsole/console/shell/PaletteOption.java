package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One option of the command palette.
///
/// @param detail what tells it from others of the same name; may be empty
/// @param copied the text that the browser copies when it is chosen, or null
/// @param onChoose runs after the palette has closed
record PaletteOption(
        Group group,
        VaadinIcon icon,
        String label,
        String detail,
        @Nullable String copied,
        Consumer<UI> onChoose) {

    /// The kinds of options, in their order.
    enum Group {
        PAGE,
        ACTION,
        SANDBOX
    }

    PaletteOption(Group group, VaadinIcon icon, String label, Consumer<UI> onChoose) {
        this(group, icon, label, "", null, onChoose);
    }

    /// Whether every word of `text` occurs in the label, in any case.
    boolean matches(String text, Locale locale) {
        String name = label.toLowerCase(locale);
        for (String word : text.toLowerCase(locale).strip().split("\\s+", -1)) {
            if (!name.contains(word)) {
                return false;
            }
        }
        return true;
    }
}

package io.sandboxconsole.console.component;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.i18n.Message;
import java.util.Locale;

/// Puts sentences into the language of the person at the browser.
///
/// Keys are always written out where they are used, so that a test finds every one of them in the bundle.
public final class Texts {

    private Texts() {}

    /// The sentence `key` of the bundle with its gaps filled by `arguments`. Numbers are written as the language does;
    /// what must stay as it is, such as an id, is passed as text.
    public static String text(String key, Object... arguments) {
        return text(Message.of(key, arguments));
    }

    public static String text(Message message) {
        return message.in(locale());
    }

    /// The language and country of the person at this browser; English where nobody is.
    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}

package io.sandboxconsole.console.component;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.words.Phrase;
import java.util.Locale;

/// Puts sentences into the language of the person at the browser.
///
/// Keys are always written out where they are used, so that a test finds every one of them in the bundle.
public final class Words {

    private Words() {}

    /// The sentence `key` of the bundle with its gaps filled by `arguments`. Numbers are written as the language does;
    /// what must stay as it is, such as an id, is passed as text.
    public static String say(String key, Object... arguments) {
        return say(Phrase.of(key, arguments));
    }

    public static String say(Phrase phrase) {
        return phrase.in(locale());
    }

    /// The language and country of the person at this browser; English where nobody is.
    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}

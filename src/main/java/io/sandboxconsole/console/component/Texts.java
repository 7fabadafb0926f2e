package io.sandboxconsole.console.component;

import com.vaadin.flow.component.UI;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.i18n.SafeText;
import java.util.Arrays;
import java.util.Locale;

/// Resolves the messages of the bundle in the language of the person at the browser.
///
/// Keys are always written out where they are used, so that a test finds every one of them in the bundle.
public final class Texts {

    private Texts() {}

    /// The message `key` of the bundle with its placeholders filled by `arguments`. Numbers are formatted for the
    /// language; an argument that must stay as it is, such as an id, is passed as text.
    ///
    /// A very long text is shortened, so that it does not push the rest of a screen away.
    public static String text(String key, Object... arguments) {
        Object[] shortened = Arrays.stream(arguments)
                .map(argument -> argument instanceof String text ? SafeText.shortened(text) : argument)
                .toArray();
        return text(Message.of(key, shortened));
    }

    public static String text(Message message) {
        return message.in(locale());
    }

    /// The locale of the person at this browser; English outside a browser's request.
    public static Locale locale() {
        UI ui = UI.getCurrent();
        return ui == null ? Locale.ENGLISH : ui.getLocale();
    }
}

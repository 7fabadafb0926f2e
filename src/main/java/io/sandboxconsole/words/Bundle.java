package io.sandboxconsole.words;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/// Finds a sentence by its key. The English bundle is the root: a language without a sentence says it in English.
final class Bundle {

    private static final String NAME = "io.sandboxconsole.words.messages";

    /// Never falls back to the server's own language.
    private static final Control ROOT_OR_NOTHING = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private Bundle() {}

    /// @throws java.util.MissingResourceException if there is no sentence of that key
    static String text(Locale locale, String key, Object... arguments) {
        String pattern = ResourceBundle.getBundle(NAME, locale, ROOT_OR_NOTHING).getString(key);
        return new MessageFormat(pattern, locale).format(arguments);
    }
}

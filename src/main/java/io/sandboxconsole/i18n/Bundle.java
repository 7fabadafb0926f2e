package io.sandboxconsole.i18n;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

/// Finds a sentence by its key. The English bundle is the root: a language without a sentence says it in English.
final class Bundle {

    private static final String NAME = "io.sandboxconsole.i18n.messages";

    /// Never falls back to the server's own language.
    private static final Control ROOT_OR_NOTHING = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final int CAPACITY = 10_000;

    private static final Cache<Sentence, Function<Object[], String>> COMPILED =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();

    private Bundle() {}

    private record Sentence(Locale locale, String key) {}

    /// @throws java.util.MissingResourceException if there is no sentence of that key
    static String text(Locale locale, String key, Object... arguments) {
        return COMPILED.get(new Sentence(locale, key), Bundle::compiled).apply(arguments);
    }

    private static Function<Object[], String> compiled(Sentence sentence) {
        var bundle = ResourceBundle.getBundle(NAME, sentence.locale(), ROOT_OR_NOTHING);
        var format = new MessageFormat(bundle.getString(sentence.key()), sentence.locale());
        if (format.getFormats().length == 0) {
            String always = format.format(new Object[0]);
            return _ -> always;
        }
        // A format remembers what it is writing, so each thread writes with a copy.
        return arguments -> ((MessageFormat) format.clone()).format(arguments);
    }
}

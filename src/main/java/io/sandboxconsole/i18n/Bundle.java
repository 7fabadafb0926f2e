package io.sandboxconsole.i18n;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import java.util.function.Function;

/// Formats a sentence by its key. The English bundle is the root: a sentence missing in a language is in English.
final class Bundle {

    private static final String NAME = "io.sandboxconsole.i18n.messages";

    /// Never falls back to the server's own language.
    private static final Control NO_FALLBACK = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

    private static final int CAPACITY = 10_000;

    private static final Cache<Sentence, Function<Object[], String>> COMPILED =
            Caffeine.newBuilder().maximumSize(CAPACITY).executor(Runnable::run).build();

    private Bundle() {}

    private record Sentence(Locale locale, String key) {}

    /// @throws java.util.MissingResourceException if the bundle has no such key
    static String text(Locale locale, String key, Object... arguments) {
        return COMPILED.get(new Sentence(locale, key), Bundle::compiled).apply(arguments);
    }

    private static Function<Object[], String> compiled(Sentence sentence) {
        var bundle = ResourceBundle.getBundle(NAME, sentence.locale(), NO_FALLBACK);
        var format = new MessageFormat(bundle.getString(sentence.key()), sentence.locale());
        if (format.getFormats().length == 0) {
            String constant = format.format(new Object[0]);
            return _ -> constant;
        }
        // A format has state while it formats, so each thread uses a copy.
        return arguments -> ((MessageFormat) format.clone()).format(arguments);
    }
}

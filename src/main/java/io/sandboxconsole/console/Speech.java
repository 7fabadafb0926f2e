package io.sandboxconsole.console;

import com.vaadin.flow.i18n.I18NProvider;
import io.sandboxconsole.words.Languages;
import io.sandboxconsole.words.Phrase;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Tells Vaadin which languages there are, so that it takes the browser's favourite among them.
@Component
class Speech implements I18NProvider {

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return Phrase.of(key, arguments).in(locale);
    }
}

package io.sandboxconsole.console.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.sandboxconsole.i18n.Languages;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/// Provides Vaadin with the console's languages, so that it chooses the browser's preferred one among them.
@Component
class ConsoleI18NProvider implements I18NProvider {

    @Override
    public List<Locale> getProvidedLocales() {
        return Languages.ALL;
    }

    @Override
    public String getTranslation(String key, Locale locale, Object... arguments) {
        return Message.of(key, arguments).in(locale);
    }
}

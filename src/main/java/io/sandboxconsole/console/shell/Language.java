package io.sandboxconsole.console.shell;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.i18n.Languages;
import jakarta.servlet.http.Cookie;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Determines the language of a person: the choice that this browser keeps in a cookie, or else the browser's
/// preference.
@Component
public class Language implements VaadinServiceInitListener {

    public static final String COOKIE = "SANDBOX_CONSOLE_LANGUAGE";

    /// A person's choice of one language; empty follows the browser.
    private record Choice(Optional<Locale> language) {}

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addUIInitListener(begin -> {
            var request = Objects.requireNonNull(VaadinRequest.getCurrent());
            begin.getUI().setLocale(of(request));
            ComponentUtil.setData(begin.getUI(), Choice.class, new Choice(chosen(request)));
        });
    }

    /// The locale for the sender of `request`.
    static Locale of(VaadinRequest request) {
        List<Locale> preferred = Collections.list(request.getLocales());
        var language = chosen(request)
                .or(() -> preferred.stream().flatMap(Language::supported).findFirst())
                .orElse(Languages.ALL.getFirst());
        if (!language.getCountry().isEmpty()) {
            return language;
        }
        // The country decides the format of dates and numbers.
        return preferred.stream()
                .filter(locale -> locale.getLanguage().equals(language.getLanguage()))
                .findFirst()
                .orElse(language);
    }

    /// The language chosen at `ui`; empty when the browser decides.
    static Optional<Locale> chosenAt(UI ui) {
        return Optional.ofNullable(ComponentUtil.getData(ui, Choice.class)).flatMap(Choice::language);
    }

    /// The name of `language` in itself, without its country: `简体中文`.
    static String name(Locale language) {
        return language.equals(Locale.SIMPLIFIED_CHINESE) ? "简体中文" : language.getDisplayLanguage(language);
    }

    /// Stores the choice in the browser's cookie and reloads the page.
    static void choose(UI ui, Optional<Locale> language) {
        ui.getPage()
                .executeJs(
                        """
                        const secure = location.protocol === 'https:' ? '; secure' : '';
                        document.cookie = $0 + '; path=/; samesite=lax' + secure;
                        location.reload();""",
                        language.map(locale -> COOKIE + "=" + locale.toLanguageTag() + "; max-age=31536000")
                                .orElse(COOKIE + "=; max-age=0"));
    }

    private static Optional<Locale> chosen(VaadinRequest request) {
        return Stream.ofNullable(request.getCookies())
                .flatMap(Arrays::stream)
                .filter(cookie -> cookie.getName().equals(COOKIE))
                .map(Cookie::getValue)
                .flatMap(tag -> Languages.ALL.stream()
                        .filter(language -> language.toLanguageTag().equals(tag)))
                .findFirst();
    }

    private static Stream<Locale> supported(Locale preferred) {
        return Languages.ALL.stream().filter(language -> language.getLanguage().equals(preferred.getLanguage()));
    }
}

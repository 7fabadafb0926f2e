package io.sandboxconsole.console.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/// Sets the page's language, applies the stored light or dark theme before the first paint, watches in the browser
/// whether the console answers, brings the icons, and requests early what every page needs.
@Component
class PageHead implements VaadinServiceInitListener {

    private static final String THEME = FirstFiles.versioned("js/theme.js");

    private static final String ICONS = FirstFiles.versioned("js/icons.js");

    private static final String CONNECTION = FirstFiles.versioned("js/connection.js");

    private static final List<String> MODULES = FirstFiles.modules();

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var language = Language.of(page.getVaadinRequest());
            page.getDocument().getElementsByTag("html").attr("lang", language.toLanguageTag());
            var head = page.getDocument().head();
            head.appendChild(script(THEME));
            head.appendChild(script(ICONS));
            head.appendChild(connection(language));
            MODULES.forEach(
                    module -> head.appendChild(link("modulepreload", module).attr("crossorigin", true)));
            FirstFiles.scripts()
                    .forEach(script -> head.appendChild(link("preload", script).attr("as", "script")));
        });
    }

    private static Element script(String path) {
        return new Element("script").attr("src", path);
    }

    private static Element link(String relation, String path) {
        return new Element("link").attr("rel", relation).attr("href", path);
    }

    /// The script brings its words along: it needs them when the console cannot be asked.
    private static Element connection(Locale language) {
        return script(CONNECTION)
                .attr("defer", true)
                .attr("data-gone", Message.of("shell.connection.gone").in(language))
                .attr("data-offline", Message.of("shell.connection.offline").in(language))
                .attr("data-waiting", Message.of("shell.connection.waiting").in(language))
                .attr("data-kept", Message.of("shell.connection.kept").in(language))
                .attr("data-back", Message.of("shell.connection.back").in(language))
                .attr("data-ended", Message.of("shell.connection.ended").in(language))
                .attr("data-reload", Message.of("shell.connection.reload").in(language));
    }
}

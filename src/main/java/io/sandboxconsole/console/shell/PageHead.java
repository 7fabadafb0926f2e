package io.sandboxconsole.console.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.sandboxconsole.i18n.Message;
import java.util.Locale;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/// Sets the page's language, applies the stored light or dark theme before the first paint, and watches in the browser
/// whether the console answers.
@Component
class PageHead implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var language = Language.of(page.getVaadinRequest());
            page.getDocument().getElementsByTag("html").attr("lang", language.toLanguageTag());
            page.getDocument().head().appendChild(new Element("script").attr("src", "js/theme.js"));
            page.getDocument().head().appendChild(connection(language));
        });
    }

    /// The script brings its words along: it needs them when the console cannot be asked.
    private static Element connection(Locale language) {
        return new Element("script")
                .attr("src", "js/connection.js")
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

package io.sandboxconsole.console.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/// Sets the page's language, and applies the stored light or dark theme before the first paint.
@Component
class PageHead implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(page -> {
            var language = Language.of(page.getVaadinRequest());
            page.getDocument().getElementsByTag("html").attr("lang", language.toLanguageTag());
            page.getDocument().head().appendChild(new Element("script").attr("src", "js/theme.js"));
        });
    }
}

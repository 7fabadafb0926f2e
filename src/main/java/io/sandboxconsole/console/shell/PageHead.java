package io.sandboxconsole.console.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/// Has the page say its language, and the remembered light or dark theme applied before the first thing is painted.
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

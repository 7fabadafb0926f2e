package io.sandboxconsole.console.shell;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import com.vaadin.flow.shared.ui.Dependency;
import io.sandboxconsole.i18n.Message;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.springframework.stereotype.Component;

/// Sets the page's language, brings the console's scripts before the bundle runs, and requests early what
/// every page needs. What a page has, or what the bundle has nothing for, is not requested again with the
/// first answer.
@Component
class PageHead implements VaadinServiceInitListener {

    private static final String EARLY = PageScript.EARLY.address();

    private static final String PAGE = PageScript.PAGE.address();

    private static final List<String> MODULES = FirstFiles.modules();

    private static final Set<String> CHUNKS = FirstFiles.chunks(MODULES);

    private static final Pattern CHUNK = Pattern.compile("loadOnDemand\\('([0-9a-f]{64})'\\)");

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(PageHead::complete);
        event.addDependencyFilter((dependencies, _) ->
                dependencies.stream().filter(PageHead::isNeeded).toList());
    }

    private static void complete(IndexHtmlResponse page) {
        ResponseCompression.compressFrame(page.getVaadinRequest());
        var language = Language.of(page.getVaadinRequest());
        page.getDocument().getElementsByTag("html").attr("lang", language.toLanguageTag());
        var head = page.getDocument().head();
        addBeforeBundle(head, List.of(script(EARLY), page(language)));
        MODULES.forEach(module -> head.appendChild(new Element("link")
                .attr("rel", "modulepreload")
                .attr("href", module)
                .attr("crossorigin", true)));
        if (page.getVaadinRequest().getUserPrincipal() != null) {
            page.getDocument().body().appendChild(firstFrame(language));
        }
    }

    /// What is seen of a page before its scripts are there, which takes seconds at a first visit over a slow network.
    /// `js/shell.js` removes it.
    private static Element firstFrame(Locale language) {
        var frame = new Element("div").addClass("first-frame").attr("aria-hidden", true);
        var brand = frame.appendElement("div").addClass("brand");
        brand.appendElement("img").attr("src", "icons/console.svg").attr("alt", "");
        brand.appendElement("span").text(Message.of("shell.product").in(language));
        return frame;
    }

    /// Adds scripts behind the element that says what addresses are relative to, and before the bundle: scripts that
    /// wait for the page run in the order in which they stand.
    static void addBeforeBundle(Element head, List<Element> scripts) {
        var base = head.selectFirst("base");
        head.insertChildren(base == null ? 0 : base.siblingIndex() + 1, scripts);
    }

    static boolean isNeeded(Dependency dependency) {
        String address = dependency.getUrl();
        return switch (dependency.getType()) {
            case JAVASCRIPT -> !PageScript.brings(address);
            case DYNAMIC_IMPORT -> {
                var chunk = CHUNK.matcher(address);
                yield CHUNKS.isEmpty() || !chunk.find() || CHUNKS.contains(chunk.group(1));
            }
            case STYLESHEET, JS_MODULE -> true;
        };
    }

    private static Element script(String path) {
        return new Element("script").attr("src", path);
    }

    /// The script brings its words along: it needs them when the console cannot be asked.
    private static Element page(Locale language) {
        return script(PAGE)
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

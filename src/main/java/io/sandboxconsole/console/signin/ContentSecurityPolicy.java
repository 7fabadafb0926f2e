package io.sandboxconsole.console.signin;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.communication.IndexHtmlResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.stereotype.Component;

/// Sends the strictest content security policy under which Vaadin Flow works.
///
/// Inline scripts run only with the page's own nonce. Two relaxations remain: the client engine compiles the server's
/// expressions into functions (`unsafe-eval`), and components style themselves inline.
@Component
class ContentSecurityPolicy implements HeaderWriter, VaadinServiceInitListener {

    private static final String NONCE = ContentSecurityPolicy.class.getName() + ".nonce";
    private static final Set<String> PARTS = Set.of("text/css", "text/javascript", "application/javascript");
    private static final String DIRECTIVES = String.join(
            "; ",
            "default-src 'self'",
            "script-src 'self' 'unsafe-eval'%s",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final transient SecureRandom random = new SecureRandom();

    /// A script and a style sheet are no documents, to which alone a policy applies: some forty of them come with a
    /// page.
    static boolean isDocument(HttpServletResponse response) {
        @Nullable String type = response.getContentType();
        return type == null || !PARTS.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        if (!isDocument(response)) {
            return;
        }
        @Nullable Object nonce = request.getAttribute(NONCE);
        String addition = nonce == null ? "" : " 'nonce-%s'".formatted(nonce);
        response.setHeader("Content-Security-Policy", DIRECTIVES.formatted(addition));
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.addIndexHtmlRequestListener(this::mark);
    }

    /// Puts a fresh nonce on the scripts of the page and, through a request attribute, into its header.
    private void mark(IndexHtmlResponse page) {
        byte[] bytes = new byte[18];
        random.nextBytes(bytes);
        String nonce = Base64.getEncoder().encodeToString(bytes);
        page.getVaadinRequest().setAttribute(NONCE, nonce);
        page.getDocument().getElementsByTag("script").attr("nonce", nonce);
    }
}

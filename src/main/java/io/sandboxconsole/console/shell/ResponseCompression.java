package io.sandboxconsole.console.shell;

import com.vaadin.flow.server.VaadinRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/// Compresses the browser door's style sheets, scripts and pictures, the frame of a page, and the first
/// answer to it; lets browsers keep for ever what has a hash in its name or address.
///
/// The frame holds two secrets, the nonce of its scripts and the token of its forms. Both are random in each
/// frame, the token by a mask, so that nothing is learned from many of them; and no text of the request
/// stands in it.
///
/// Everything else goes out as it is, because the length of a secret and of a text by another person,
/// compressed together, tells of the secret: what machines are answered, streams, the page's own token, and
/// the answers to clicks, one of which may show a key. The first answer brings what the page's address asks
/// for, and nothing is shown there that has to be asked for by a click.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class ResponseCompression extends OncePerRequestFilter {

    /// The newest page of a session that was answered; pages are counted from 0.
    private static final String ANSWERED = ResponseCompression.class.getName() + ".answered";

    static final String FRAME = ResponseCompression.class.getName() + ".frame";

    private static final Pattern PAGE = Pattern.compile("v-r=uidl&v-uiId=(\\d{1,9})");

    private static final String HASHED = "/VAADIN/build/";

    private static final Pattern VERSION = Pattern.compile("v=[0-9a-f]{16,64}");

    private static final Set<String> FOLDERS = Set.of("VAADIN", "lumo", "styles", "js", "icons", "images");

    /// What answers machines, and pages of the frame's kind never.
    private static final Set<String> MACHINES = Set.of("v1", "api", "actuator", "VAADIN");

    private static final Set<String> TEXTS = Set.of("css", "js", "svg");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean text = isText(path, request);
        var answer = path.startsWith(HASHED) || (text && isVersioned(request)) ? new KeptResponse(response) : response;
        boolean page = !text && mayBePage(path, request);
        if (!text && !page && !isFirstAnswer(path, request)) {
            chain.doFilter(request, answer);
            return;
        }
        answer.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (!accepts(request)) {
            chain.doFilter(request, answer);
            return;
        }
        var compressed = new CompressedResponse(answer, () -> !page || request.getAttribute(FRAME) != null);
        chain.doFilter(request, compressed);
        compressed.finish();
    }

    /// Has the answer to this request compressed: it is the frame of a page, which is known only when it is
    /// made.
    static void compressFrame(VaadinRequest request) {
        request.setAttribute(FRAME, true);
    }

    /// Whether a browser goes to an address that may be a page's.
    private static boolean mayBePage(String path, HttpServletRequest request) {
        int end = path.indexOf('/', 1);
        @Nullable String accepted = request.getHeader(HttpHeaders.ACCEPT);
        return request.getMethod().equals("GET")
                && accepted != null
                && accepted.contains(MediaType.TEXT_HTML_VALUE)
                && !MACHINES.contains(path.substring(Math.min(1, path.length()), end < 0 ? path.length() : end));
    }

    private static boolean isText(String path, HttpServletRequest request) {
        int end = path.indexOf('/', 1);
        return end > 0
                && request.getMethod().equals("GET")
                && FOLDERS.contains(path.substring(1, end))
                && TEXTS.contains(path.substring(path.lastIndexOf('.') + 1));
    }

    /// Whether the address has a hash of the text, as the page's own links have.
    private static boolean isVersioned(HttpServletRequest request) {
        @Nullable String query = request.getQueryString();
        return query != null && VERSION.matcher(query).matches();
    }

    private static boolean isFirstAnswer(String path, HttpServletRequest request) {
        if (!path.equals("/") || !request.getMethod().equals("POST") || request.getQueryString() == null) {
            return false;
        }
        var page = PAGE.matcher(request.getQueryString());
        @Nullable HttpSession session = request.getSession(false);
        if (session == null || !page.matches()) {
            return false;
        }
        int number = Integer.parseInt(page.group(1));
        boolean first = !(session.getAttribute(ANSWERED) instanceof Integer newest) || newest < number;
        if (first) {
            session.setAttribute(ANSWERED, number);
        }
        return first;
    }

    private static boolean accepts(HttpServletRequest request) {
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return encodings != null && encodings.contains("gzip") && request.getHeader(HttpHeaders.RANGE) == null;
    }
}

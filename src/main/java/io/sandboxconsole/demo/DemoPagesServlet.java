package io.sandboxconsole.demo;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.security.web.csrf.CsrfToken;

/// Serves the requests that the protocol endpoints of the identity provider do not: the sign-in page, errors and the
/// redirect to the console.
class DemoPagesServlet extends HttpServlet {

    /// Where people confirm the code of a terminal.
    static final String ACTIVATION = "/activate";

    private final transient DemoPages pages;
    private final transient ConsoleAddress console;

    DemoPagesServlet(DemoPages pages, ConsoleAddress console) {
        this.pages = pages;
        this.console = console;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switch (request.getServletPath()) {
            case "/login" -> write(response, pages.signIn(signIn(request)));
            case ACTIVATION -> write(response, pages.activation(activation(request)));
            case "/error" -> write(response, pages.refused(console.url()));
            // A sign-in that did not start at the console.
            case "/" -> response.sendRedirect(console.url());
            default -> response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private static DemoPages.SignIn signIn(HttpServletRequest request) {
        CsrfToken token =
                (CsrfToken) Objects.requireNonNull(request.getAttribute(CsrfToken.class.getName()), "CSRF token");
        String chosen = Objects.requireNonNullElse(request.getParameter("person"), "");
        return new DemoPages.SignIn(
                token.getParameterName(),
                token.getToken(),
                DemoPerson.named(chosen),
                request.getParameter("error") != null);
    }

    /// What the provider asks on the way: for the code, for consent, or nothing more.
    private static DemoPages.Activation activation(HttpServletRequest request) {
        return new DemoPages.Activation(
                Objects.requireNonNullElse(request.getParameter("user_code"), ""),
                Objects.requireNonNullElse(request.getParameter("client_id"), ""),
                Objects.requireNonNullElse(request.getParameter("state"), ""),
                Objects.requireNonNullElse(request.getParameter("scope"), ""),
                request.getParameter("done") != null);
    }

    private static void write(HttpServletResponse response, String page) throws IOException {
        response.setContentType(MediaType.TEXT_HTML_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8);
        response.setHeader("Cache-Control", "no-store");
        response.getWriter().write(page);
    }
}

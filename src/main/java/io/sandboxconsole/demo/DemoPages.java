package io.sandboxconsole.demo;

import io.sandboxconsole.digest.Digests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.web.util.HtmlUtils;

/// Renders the pages of the identity provider: plain HTML with one style sheet in the page and no script.
final class DemoPages {

    /// The model of the sign-in page: the CSRF token, the preselected person and whether the last attempt failed.
    record SignIn(String tokenName, String token, Optional<DemoPerson> chosen, boolean failed) {}

    /// The model of the page that confirms the code of a terminal.
    ///
    /// @param userCode the code; empty before it was typed
    /// @param state names the request for consent; empty before the code was sent
    /// @param scope the requested scopes, separated by spaces
    /// @param done whether the person has confirmed
    record Activation(String userCode, String clientId, String state, String scope, boolean done) {}

    private final String style = read("page.css");
    private final String frame = read("page.html");
    private final String signIn = read("sign-in.html");
    private final String refused = read("refused.html");
    private final String activation = read("activation.html");
    private final String consent = read("consent.html");

    String signIn(SignIn request) {
        String content = fill(
                signIn,
                Map.of(
                        "alert", request.failed() ? failure() : "",
                        "tokenName", escape(request.tokenName()),
                        "token", escape(request.token()),
                        "username", request.chosen().map(DemoPerson::username).orElse(""),
                        "password",
                                request.chosen()
                                        .map(person -> DemoPerson.PASSWORD)
                                        .orElse(""),
                        "people", DemoPerson.ALL.stream().map(DemoPages::row).collect(Collectors.joining("\n"))));
        return page("Sign in to the demo", content);
    }

    String activation(Activation request) {
        if (request.done()) {
            return page("You are signed in", "<p>The terminal is signed in. You can close this page.</p>");
        }
        if (request.state().isEmpty()) {
            return page("Sign in a terminal", fill(activation, Map.of("code", escape(request.userCode()))));
        }
        String scopes = Stream.of(request.scope().split(" "))
                .filter(scope -> !scope.isEmpty())
                .map(scope -> "<input type=\"hidden\" name=\"scope\" value=\"%s\">".formatted(escape(scope)))
                .collect(Collectors.joining("\n"));
        return page(
                "Sign in a terminal",
                fill(
                        consent,
                        Map.of(
                                "code", escape(request.userCode()),
                                "client", escape(request.clientId()),
                                "state", escape(request.state()),
                                "scopes", scopes)));
    }

    String refused(String consoleUrl) {
        return page("This request was refused", fill(refused, Map.of("console", escape(consoleUrl))));
    }

    /// The content security policy: allows only the page's own style; a submitted form may redirect to a console on
    /// this machine.
    String securityPolicy() {
        return "default-src 'none'; style-src 'sha256-%s'; img-src data:; base-uri 'none'; frame-ancestors 'none'; form-action 'self' http://localhost:* http://127.0.0.1:* https://localhost:* https://127.0.0.1:*"
                .formatted(sha256(style));
    }

    private String page(String title, String content) {
        return fill(frame, Map.of("title", title, "style", style, "content", content));
    }

    private static String failure() {
        return """
                <p class="alert" role="alert">The user name or the password is wrong. The password of everybody below is \
                <code>%s</code>.</p>""".formatted(DemoPerson.PASSWORD);
    }

    private static String row(DemoPerson person) {
        return """
                <li><a href="/login?person=%1$s"><strong>%1$s</strong> <span>%2$s</span> <span>%3$s, team %4$s</span></a></li>""".formatted(person.username(), escape(person.name()), person.role(), person.team());
    }

    private static String fill(String template, Map<String, String> values) {
        String filled = template;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{{" + value.getKey() + "}}", value.getValue());
        }
        return filled;
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text);
    }

    private static String read(String name) {
        try {
            return new ClassPathResource(name, DemoPages.class).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String sha256(String text) {
        return Base64.getEncoder().encodeToString(Digests.sha256(text));
    }
}

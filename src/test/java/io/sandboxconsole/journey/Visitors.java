package io.sandboxconsole.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.sandboxconsole.console.WebVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Keeps one browser profile per person in memory, so that a person signs in once per JVM and the browser keeps the
/// console's scripts.
final class Visitors {

    private static final String SESSION = "SANDBOX_CONSOLE_SESSION";

    private static final Map<Visitor, BrowserContext> SIGNED_IN = new HashMap<>();

    private Visitors() {}

    /// A person at one console, because another console does not know the session, and in one language, because the
    /// session keeps that.
    ///
    /// @param console the console's address without a path
    record Visitor(String console, String person, String locale) {}

    /// Opens `path` as this person.
    ///
    /// @param watch is given the page before anything happens in it
    static Page open(Visitor visitor, String path, Consumer<Page> watch) {
        var page = SIGNED_IN.computeIfAbsent(visitor, Visitors::signedIn).newPage();
        watch.accept(page);
        page.navigate(visitor.console() + path);
        return page;
    }

    private static BrowserContext signedIn(Visitor visitor) {
        var profile = profile(visitor.locale());
        profile.addCookies(List.of(session(visitor.console(), visitor.person())));
        return profile;
    }

    /// Signs a person in without a browser, whose pages would be for nothing but this, and answers the session. The
    /// session has no language yet: its first page decides.
    static Cookie session(String console, String person) {
        try (var visitor = new WebVisitor()) {
            var form = visitor.follow(visitor.get(console + "/oauth2/authorization/console"));
            var answer = visitor.submit(form, person, "sandbox");
            while (WebVisitor.target(answer).contains("oauth2/")) {
                answer = visitor.get(WebVisitor.target(answer));
            }
            return new Cookie(SESSION, visitor.cookie(SESSION).orElseThrow()).setUrl(console);
        }
    }

    /// A fresh profile, in which no person is signed in.
    static BrowserContext profile(String locale) {
        var profile = Chromium.shared().window(1440, 900, ColorScheme.LIGHT, locale);
        profile.setDefaultTimeout(JourneyTest.PATIENCE_MILLISECONDS);
        return profile;
    }

    /// Signs a person in on the pages for it, from the console's sign-in page.
    static void signIn(Page page, Visitor visitor) {
        page.locator(".sign-in-button").first().click();
        page.locator("input[name=username]").fill(visitor.person());
        page.locator("input[name=password]").fill("sandbox");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .last()
                .click();
        page.waitForURL(url -> url.startsWith(visitor.console() + "/") && !url.contains("/login"));
    }
}

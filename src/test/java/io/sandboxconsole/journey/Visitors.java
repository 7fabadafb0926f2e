package io.sandboxconsole.journey;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Keeps one browser profile per person in memory, so that a person signs in once per JVM and the browser keeps the
/// console's scripts.
final class Visitors {

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
        var known = SIGNED_IN.get(visitor);
        var profile = known == null ? profile(visitor.locale()) : known;
        var page = profile.newPage();
        watch.accept(page);
        page.navigate(visitor.console() + path);
        if (known == null) {
            signIn(page, visitor);
            SIGNED_IN.put(visitor, profile);
        }
        return page;
    }

    /// A fresh profile, in which no person is signed in.
    static BrowserContext profile(String locale) {
        var profile = Chromium.shared().window(1440, 900, ColorScheme.LIGHT, locale);
        profile.setDefaultTimeout(JourneyTest.PATIENCE_MILLISECONDS);
        return profile;
    }

    private static void signIn(Page page, Visitor visitor) {
        page.locator(".sign-in-button").first().click();
        page.locator("input[name=username]").fill(visitor.person());
        page.locator("input[name=password]").fill("sandbox");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .last()
                .click();
        page.waitForURL(url -> url.startsWith(visitor.console() + "/") && !url.contains("/login"));
    }
}

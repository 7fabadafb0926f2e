package io.sandboxconsole.bench;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.sandboxconsole.console.WebVisitor;
import io.sandboxconsole.journey.Chromium;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// Chromium in front of a console. Each window is a profile and a session of its own, in which the demo's
/// administrator,
/// who sees every sandbox, is signed in.
final class Browsers implements AutoCloseable {

    private static final String SESSION = "SANDBOX_CONSOLE_SESSION";

    private static final int PATIENCE_MILLISECONDS = 60_000;

    private final String console;

    private final Chromium chromium = new Chromium();

    private final String watch = watch();

    Browsers(String console) {
        this.console = console;
    }

    /// A new session's window; nothing is open in it yet.
    ListPage window() {
        BrowserContext profile = chromium.window(1440, 900, ColorScheme.LIGHT, "en-GB");
        profile.addCookies(List.of(new Cookie(SESSION, signIn()).setUrl(console)));
        profile.addInitScript(watch);
        Page page = profile.newPage();
        page.setDefaultTimeout(PATIENCE_MILLISECONDS);
        return new ListPage(page, console);
    }

    /// Signs in over plain HTTP, which leaves the browser untouched, and answers the session's cookie.
    private String signIn() {
        try (var visitor = new WebVisitor()) {
            var form = visitor.follow(visitor.get(console + "/oauth2/authorization/console"));
            visitor.follow(visitor.submit(form, "admin", "sandbox"));
            return visitor.cookie(SESSION).orElseThrow();
        }
    }

    private static String watch() {
        try (var script = Browsers.class.getResourceAsStream("watch.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Override
    public void close() {
        chromium.close();
    }
}

package io.sandboxconsole.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Drives Debian's Chromium with Playwright. Without one, journeys are skipped; in CI that is a failure.
public final class Chromium implements AutoCloseable {

    private static final Path BINARY = Path.of("/usr/bin/chromium");

    private static final List<String> ARGUMENTS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            // A page lives for seconds, which the optimizing compiler does not pay for.
            "--js-flags=--no-opt");

    private static @Nullable Chromium shared;

    private final Playwright playwright;

    private final Browser browser;

    public Chromium() {
        boolean there = Files.isExecutable(BINARY);
        if (System.getenv("CI") != null) {
            assertThat(there).as("Chromium is installed at %s", BINARY).isTrue();
        }
        assumeTrue(there, "There is no Chromium at %s: apt-get install chromium".formatted(BINARY));
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(BINARY)
                        .setArgs(ARGUMENTS));
    }

    /// The one browser of this JVM. It ends with the JVM, because Playwright's driver ends when its input does.
    static synchronized Chromium shared() {
        if (shared == null) {
            shared = new Chromium();
        }
        return shared;
    }

    /// A fresh browser profile with a window of `width` by `height` pixels, whose person reads `locale`.
    public BrowserContext window(int width, int height, ColorScheme colors, String locale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(colors)
                .setTimezoneId("Europe/Berlin")
                .setLocale(locale));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}

package io.sandboxconsole.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditQuery;
import io.sandboxconsole.audit.AuditQuery.Visible;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.audit.AuditTrail;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The embedded default with everything in it, on free ports, and a browser in front of it.
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "console.demo=true",
            "simulator.port=0",
            "simulator.churn-per-minute=0",
            "demo.identity.port=0",
            "console.inventory.interval=1s",
            "console.api-keys.secret=a secret of at least 32 characters",
            "spring.datasource.url=jdbc:h2:mem:journeys;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
        })
@TestInstance(Lifecycle.PER_CLASS)
abstract class JourneyTest {

    private static final Path SCREENSHOTS = Path.of(System.getProperty("screenshots", "target/screenshots"));

    private static final String SETTLED =
            "() => Object.values(window.Vaadin.Flow.clients).every((client) => !client.isActive || !client.isActive())";

    private static final int PATIENCE_MILLISECONDS = 20_000;

    /// What must never reach a browser, whoever sits in front of it.
    private static final List<String> ENGINE_KEYS = List.of("sim-opensandbox-key", "sim-daytona-key");

    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private final List<BrowserContext> windows = new ArrayList<>();

    private final List<String> pushed = new CopyOnWriteArrayList<>();

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    private Chromium chromium;

    @BeforeAll
    void openBrowser() {
        chromium = new Chromium();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    /// Pages that nobody looks at any more follow the fleet all the same, and slow the others down.
    @AfterEach
    void closeWindows() {
        windows.forEach(BrowserContext::close);
        windows.clear();
    }

    @AfterEach
    void no_page_complained() {
        List<String> heard = List.copyOf(complaints);
        complaints.clear();
        assertThat(heard).as("errors in the browser's console").isEmpty();
    }

    /// Waits until nothing is on its way to the server or back: Flow complains in the console when a page is left
    /// before it has come whole.
    static void settle(Page page) {
        page.waitForFunction(SETTLED);
    }

    /// Signs `person` in, in a browser of their own, and waits for the list.
    Page signIn(String person, ColorScheme colors) {
        return signIn(person, "/sandboxes", colors);
    }

    Page signIn(String person, String path, ColorScheme colors) {
        return signIn(person, path, colors, "en-GB");
    }

    Page signIn(String person, String path, ColorScheme colors, String locale) {
        var page = visit(path, colors, locale);
        page.locator(".sign-in-button").first().click();
        page.locator("input[name=username]").fill(person);
        page.locator("input[name=password]").fill("sandbox");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .last()
                .click();
        page.waitForURL(url -> url.startsWith(address("/")) && !url.contains("/login"));
        return page;
    }

    /// Opens `path` in a browser of its own, as nobody.
    Page visit(String path, ColorScheme colors) {
        return visit(path, colors, "en-GB");
    }

    private Page visit(String path, ColorScheme colors, String locale) {
        var window = chromium.window(1440, 900, colors, locale);
        windows.add(window);
        var page = window.newPage();
        page.setDefaultTimeout(PATIENCE_MILLISECONDS);
        page.onPageError(complaints::add);
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> pushed.add(String.valueOf(frame.text()))));
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.navigate(address(path));
        return page;
    }

    /// Neither an engine's key nor any of `secrets` stands in the page or in what was pushed to it.
    void assertNothingLeaked(Page page, String... secrets) {
        List<String> canaries = new ArrayList<>(List.of(secrets));
        canaries.addAll(ENGINE_KEYS);
        assertThat(pushed).as("what was pushed").isNotEmpty();
        String seen = page.content() + String.join("\n", pushed) + trail();
        assertThat(seen).doesNotContain(canaries);
    }

    String address(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    void screenshot(Page page, String name) {
        // Notices and tooltips fade in.
        page.waitForTimeout(600);
        page.screenshot(new Page.ScreenshotOptions().setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// A button of the open dialog.
    static Locator confirm(Page page, String name) {
        return page.locator("vaadin-dialog")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /// What the list shows; the grid keeps cells it does not need now, hidden.
    static Locator cell(Page page, String css) {
        return page.locator("vaadin-grid-cell-content%s:visible".formatted(css));
    }

    static Locator title(Page page, String name) {
        return cell(page, " .title").getByText(name, new Locator.GetByTextOptions().setExact(true));
    }

    static void filter(Page page, String text) {
        page.getByLabel("Filter", new Page.GetByLabelOptions().setExact(true)).fill(text);
    }

    /// In the dialog for a new sandbox.
    static void chooseConnection(Page page, String connection) {
        page.locator("vaadin-dialog vaadin-select")
                .filter(new Locator.FilterOptions().setHasText("Connection"))
                .click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName(connection))
                .click();
    }

    /// What was done to the sandbox of this name, newest first; all of it has to have succeeded.
    List<String> outcomesOf(String sandbox) {
        return trail().stream()
                .map(AuditRow::event)
                .filter(event -> event.phase() == Phase.OUTCOME
                        && event.what() != null
                        && sandbox.equals(event.what().name()))
                .peek(event -> assertThat(Objects.requireNonNull(event.ending()).result())
                        .isEqualTo(Result.SUCCEEDED))
                .map(AuditEvent::action)
                .toList();
    }

    /// The latest rows of the trail, newest first.
    List<AuditRow> trail() {
        return trail.read(
                new Visible(true, Set.of(), null), new AuditQuery(null, null, null, null, null, null, null, null, 50));
    }
}

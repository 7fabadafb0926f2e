package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
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
import io.sandboxconsole.journey.Visitors.Visitor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Runs the embedded default with all its parts, on free ports, and a browser in front of it.
@DemoConsole
@TestInstance(Lifecycle.PER_CLASS)
abstract class JourneyTest {

    static final int PATIENCE_MILLISECONDS = 60_000;

    /// The folder for pictures, relative to the project; without it none are taken.
    private static final @Nullable String SCREENSHOTS = System.getProperty("screenshots");

    private static final String SETTLED =
            "() => Object.values(window.Vaadin.Flow.clients).every((client) => !client.isActive || !client.isActive())";

    /// What turns for ever, as a sign that something is under way, does not count.
    private static final String STILL = """
            () => {
              const roots = [document];
              for (const root of roots) {
                for (const element of root.querySelectorAll('*')) if (element.shadowRoot) roots.push(element.shadowRoot);
              }
              const moving = roots.flatMap((root) => root.getAnimations()).filter((animation) =>
                  animation.playState === 'running' && animation.effect?.getComputedTiming().endTime !== Infinity);
              moving.forEach((animation) => animation.finish());
              return moving.length === 0;
            }""";

    /// What must never reach a browser, whoever sits in front of it.
    private static final List<String> ENGINE_KEYS = List.of("sim-opensandbox-key", "sim-daytona-key");

    private final List<Page> pages = new ArrayList<>();

    private final List<BrowserContext> strangers = new ArrayList<>();

    private List<String> complaints = new CopyOnWriteArrayList<>();

    private List<String> pushed = new CopyOnWriteArrayList<>();

    /// The answers that brought what was pushed to pages without a web socket, which a slow machine may refuse.
    private List<Request> polled = new CopyOnWriteArrayList<>();

    /// A failure tells what its pages showed, because a browser that fails elsewhere cannot be looked at.
    @RegisterExtension
    final TestExecutionExceptionHandler witness = (_, failure) -> {
        pages.forEach(page -> failure.addSuppressed(new AssertionError(seen(page))));
        throw failure;
    };

    @LocalServerPort
    private int port;

    @Autowired
    private AuditTrail trail;

    @BeforeAll
    static void beginPatiently() {
        Chromium.shared();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLISECONDS);
    }

    /// Pages that nobody looks at any more follow the fleet all the same, and slow the others down.
    @AfterEach
    void no_page_complained() {
        List<String> heard = List.copyOf(complaints);
        complaints = new CopyOnWriteArrayList<>();
        pushed = new CopyOnWriteArrayList<>();
        polled = new CopyOnWriteArrayList<>();
        pages.forEach(Page::close);
        pages.clear();
        strangers.forEach(BrowserContext::close);
        strangers.clear();
        assertThat(heard).as("errors in the browser's console").isEmpty();
    }

    /// Waits until nothing is on its way to the server or back: Flow complains in the console when a page is left
    /// before it has come whole.
    static void settle(Page page) {
        page.waitForFunction(SETTLED);
    }

    /// Brings what fades or moves to its end, without the time it takes.
    static void still(Page page) {
        page.waitForFunction(STILL);
    }

    /// Opens the list as `person`.
    Page signIn(String person) {
        return signIn(person, "/sandboxes");
    }

    Page signIn(String person, String path) {
        return signIn(person, path, "en-GB");
    }

    Page signIn(String person, String path, String locale) {
        return Visitors.open(new Visitor(address(""), person, locale), path, this::watch);
    }

    /// Opens `path` in a browser of its own, as nobody.
    Page visit(String path) {
        var profile = Visitors.profile("en-GB");
        strangers.add(profile);
        var page = profile.newPage();
        watch(page);
        page.navigate(address(path));
        return page;
    }

    private void watch(Page page) {
        pages.add(page);
        var heard = complaints;
        var frames = pushed;
        var answers = polled;
        page.onPageError(heard::add);
        page.onWebSocket(socket -> socket.onFrameReceived(frame -> frames.add(String.valueOf(frame.text()))));
        page.onRequestFinished(request -> {
            if (request.url().contains("/VAADIN/push")) {
                answers.add(request);
            }
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                heard.add("%s (%s)".formatted(message.text(), message.location()));
            }
        });
    }

    private String seen(Page page) {
        return "%s had received %d frames and %d polled answers, complained of %s, had the focus at %s and showed:%n%s"
                .formatted(
                        page.url(),
                        pushed.size(),
                        polled.size(),
                        complaints,
                        page.evaluate("document.activeElement?.cloneNode()?.outerHTML"),
                        page.locator("body").innerText());
    }

    /// Neither an engine's key nor any of `secrets` stands in the page or in what was pushed to it.
    void assertNothingLeaked(Page page, String... secrets) {
        List<String> canaries = new ArrayList<>(List.of(secrets));
        canaries.addAll(ENGINE_KEYS);
        List<String> arrived = new ArrayList<>(pushed);
        polled.forEach(request -> arrived.add(request.response().text()));
        assertThat(arrived).as("what was pushed").isNotEmpty();
        String seen = page.content() + String.join("\n", arrived) + trail();
        assertThat(seen).doesNotContain(canaries);
    }

    String address(String path) {
        return "http://localhost:%d%s".formatted(port, path);
    }

    /// Takes a picture when pictures were asked for (`-Dscreenshots=<folder>`).
    static void screenshot(Page page, String name) {
        if (SCREENSHOTS != null) {
            still(page);
            var folder = Path.of(System.getProperty("basedir", "")).resolve(SCREENSHOTS);
            page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
        }
    }

    static void darken(Page page) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    static void assertFitsPhone(Page page) {
        assertThat(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
                .as("the page scrolls sideways")
                .isEqualTo(false);
    }

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// A button of the open dialog, beside which the one that led to it may still be fading out.
    static Locator confirm(Page page, String name) {
        return page.locator("vaadin-dialog[opened]")
                .last()
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

    /// Opens the details of the sandbox of this name from the list.
    static void openDetails(Page page, String name) {
        title(page, name).click();
        assertThat(page.locator(".details h2")).hasText(name);
        assertThat(page.locator(".details .facts").first()).isVisible();
    }

    /// Chooses what has no button of its own from the menu of the details.
    static void chooseMore(Page page, String action) {
        page.locator(".details").getByLabel("More actions").click();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName(action).setExact(true))
                .click();
    }

    /// Chooses a value in the panel of a facet, and closes the panel.
    static void chooseFacet(Page page, String facet, String value) {
        page.locator(".facet", new Page.LocatorOptions().setHasText(facet))
                .first()
                .click();
        page.locator(".facet-lines vaadin-checkbox")
                .filter(new Locator.FilterOptions().setHasText(value))
                .click();
        page.keyboard().press("Escape");
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
                new Visible(true, Set.of(), null),
                new AuditQuery(null, null, null, null, null, null, null, null, AuditQuery.MAXIMUM_LIMIT));
    }
}

package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import io.sandboxconsole.journey.FrontProxy.Upgrades;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.springframework.beans.factory.annotation.Autowired;

/// A page is cut off from its console, behind a proxy that stops and starts again.
class ConnectionJourneyIT extends JourneyTest {

    /// The red, green and blue of the sign of a connection that is well.
    private static final String CHIP = "getComputedStyle(document.querySelector('.health-chips vaadin-badge')).color";

    @Autowired
    private Simulator simulator;

    /// One profile and one address for all tests, so that the scripts are fetched once.
    private BrowserContext profile;

    private FrontProxy proxy;

    private Cookie session;

    @BeforeAll
    void openProfile() {
        profile = Visitors.profile("en-GB");
        proxy = new FrontProxy(port(), Upgrades.PASSED);
        session = Visitors.session(address(""), "operator");
    }

    @BeforeEach
    void beSignedIn() {
        profile.addCookies(List.of(session));
    }

    @AfterEach
    void closePages() {
        profile.pages().forEach(Page::close);
        profile.setOffline(false);
        proxy.start();
    }

    @AfterAll
    void closeProfile() {
        profile.close();
        proxy.close();
    }

    @Test
    void a_page_left_alone_says_so_offers_nothing_and_comes_back_by_itself() {
        var page = open("/sandboxes");
        var green = page.evaluate(CHIP);
        page.evaluate("window.before = true");
        proxy.stop();

        assertThat(panel(page)).containsText("The console does not answer.");
        assertThat(panel(page)).containsText("comes back by itself");
        assertThat(page.evaluate(CHIP)).isNotEqualTo(green);
        assertThat(page.evaluate("document.querySelector('vaadin-app-layout').closest('[inert]') !== null"))
                .isEqualTo(true);
        pictures(page, "connection-lost");

        proxy.start();
        assertThat(panel(page)).hasCount(0);
        assertThat(cell(page, " .title").first()).isVisible();
        assertThat(page.evaluate("window.before")).isNull();
        assertThat(page.evaluate(CHIP)).isEqualTo(green);
    }

    @Test
    void typed_text_survives_and_a_reload_is_offered_instead_of_made() {
        var page = open("/sandboxes");
        type(page, "typed-before");
        proxy.stop();
        look(page);
        assertThat(panel(page)).containsText("What you have typed stays here");
        pictures(page, "connection-lost-typed");
        confirm(page, "Create").click();
        page.locator("vaadin-dialog").getByLabel("Name").first().press("Enter");
        page.keyboard().press("Escape");

        proxy.start();
        look(page);
        assertThat(panel(page)).containsText("The console answers again.");
        assertThat(name(page)).hasValue("typed-before");
        assertThat(page.locator("[slot=error-message]").getByText("Enter an image"))
                .hasCount(0);
        pictures(page, "connection-back");
        confirm(page, "Create").click();
        assertThat(page.locator("[slot=error-message]").getByText("Enter an image"))
                .isVisible();
        panel(page).getByRole(AriaRole.BUTTON).click();

        assertThat(panel(page)).hasCount(0);
        assertThat(name(page)).hasCount(0);
    }

    @Test
    void a_page_whose_session_went_with_the_console_ends_at_the_sign_in() {
        var page = open("/audit");
        proxy.stop();
        look(page);
        assertThat(panel(page)).isVisible();
        profile.clearCookies();
        proxy.start();
        look(page);

        assertThat(page.locator(".sign-in-button")).isVisible();
    }

    @Test
    void with_typed_text_even_the_end_of_the_session_waits_for_the_person() {
        var page = open("/sandboxes");
        type(page, "typed-before");
        proxy.stop();
        look(page);
        assertThat(panel(page)).isVisible();
        profile.clearCookies();
        proxy.start();
        look(page);

        assertThat(panel(page)).containsText("this page cannot go on");
        assertThat(name(page)).hasValue("typed-before");
        pictures(page, "connection-ended");
        panel(page).getByRole(AriaRole.BUTTON).click();
        assertThat(page.locator(".sign-in-button")).isVisible();
    }

    @Test
    void a_browser_without_a_network_is_told_so() {
        var page = open("/overview");
        profile.setOffline(true);

        assertThat(panel(page)).containsText("Your browser is offline.");
        pictures(page, "connection-offline");

        profile.setOffline(false);
        assertThat(panel(page)).hasCount(0);
    }

    @Test
    void the_sign_in_page_says_so_too() {
        profile.clearCookies();
        var page = profile.newPage();
        page.navigate(proxy.address("/login"));
        assertThat(page.locator(".sign-in-button")).isVisible();
        proxy.stop();
        look(page);
        assertThat(panel(page)).containsText("The console does not answer.");

        proxy.start();
        look(page);
        assertThat(panel(page)).hasCount(0);
        assertThat(page.locator(".sign-in-button")).isVisible();
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "PASSED")
    void behind_a_proxy_without_web_sockets_the_page_is_live_and_says_nothing(Upgrades upgrades) {
        String name = "live-" + upgrades.name().toLowerCase(Locale.ROOT);
        String id = simulator
                .fleet()
                .add(SimulatedSandbox.running(name, Instant.now()).withMetadata("access.team", "platform"));
        // What a proxy does is kept in the session.
        profile.addCookies(List.of(Visitors.session(address(""), "operator")));
        try (var narrow = new FrontProxy(port(), upgrades)) {
            var page = open(narrow, "/sandboxes?filter=name:" + name);
            assertThat(cell(page, " .state-running")).isVisible();
            simulator.fleet().transition(id, "Failed", "TEST", "It failed.");
            assertThat(cell(page, " .state-failed")).isVisible();
            assertThat(panel(page)).hasCount(0);

            var next = profile.newPage();
            List<String> sockets = new CopyOnWriteArrayList<>();
            next.onWebSocket(socket -> sockets.add(socket.url()));
            next.navigate(narrow.address("/sandboxes?filter=name:" + name));
            assertThat(cell(next, " .state-failed")).isVisible();
            simulator.fleet().transition(id, "Running", "TEST", "It runs.");
            assertThat(cell(next, " .state-running")).isVisible();
            assertThat(cell(page, " .state-running")).isVisible();
            if (upgrades == Upgrades.DROPPED) {
                assertThat(sockets)
                        .as("what a proxy never passes is not tried on each page")
                        .isEmpty();
            }
        } finally {
            simulator.fleet().remove(id);
        }
    }

    private Page open(String path) {
        return open(proxy, path);
    }

    /// Opens a page through `way`, signed in: a cookie is for every port of its host.
    private Page open(FrontProxy way, String path) {
        var page = profile.newPage();
        page.navigate(way.address(path));
        assertThat(page.locator(".health-chips time").first()).isVisible();
        return page;
    }

    /// Has the page look for the console now instead of within five seconds.
    private static void look(Page page) {
        page.evaluate("window.dispatchEvent(new Event('online'))");
    }

    private int port() {
        return URI.create(address("")).getPort();
    }

    private static Locator panel(Page page) {
        return page.locator(".connection-panel");
    }

    private static Locator name(Page page) {
        return page.locator("vaadin-dialog[opened]").getByLabel("Name", new Locator.GetByLabelOptions().setExact(true));
    }

    private static void type(Page page, String text) {
        button(page, "Create").click();
        name(page).fill(text);
    }

    private static void pictures(Page page, String name) {
        screenshot(page, name + "-light");
        darken(page);
        screenshot(page, name + "-dark");
        page.setViewportSize(390, 844);
        screenshot(page, name + "-phone-dark");
        page.setViewportSize(1440, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
}

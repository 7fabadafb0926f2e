package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class OperatorJourneyIT extends JourneyTest {

    private static final String NAME = "journey-build-1";

    private static final String SECRET = "canary-env-4711";

    /// Notes what the next click hits, and counts the points of open tooltips that are hit instead of what is below.
    private static final String TOOLTIPS_IN_THE_WAY = """
            () => {
              document.addEventListener('click', (click) => {
                window.clickedTooltip = click.composedPath().some(({ localName }) => localName === 'vaadin-tooltip');
              }, { capture: true, once: true });
              return [...document.querySelectorAll('[role=tooltip]')]
                  .map((tooltip) => tooltip.getBoundingClientRect())
                  .filter(({ width }) => width > 0)
                  .flatMap(({ left, top, width, height }) => [0.1, 0.5, 0.9].flatMap((x) => [0.1, 0.5, 0.9]
                      .map((y) => document.elementFromPoint(left + width * x, top + height * y))))
                  .filter((hit) => hit?.closest('vaadin-tooltip')).length;
            }""";

    @Autowired
    private Simulator simulator;

    @Test
    void an_operator_takes_a_sandbox_through_its_whole_life() {
        var page = signIn("operator");

        create(page);
        renew(page);
        pauseAndResume(page);
        readEndpoint(page);
        assertNothingLeaked(page, SECRET);
        delete(page);

        assertThat(outcomesOf(NAME))
                .containsExactly("delete", "delete-later", "reveal-endpoint", "resume", "pause", "renew", "create");
    }

    @Test
    void a_double_click_and_a_held_key_open_one_dialog() {
        var page = signIn("operator");
        openDetails(page, JourneyFleet.RUNNING);
        for (String action : List.of("Renew", "Pause", "Create")) {
            button(page, action).first().dblclick();
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
            settle(page);
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
            confirm(page, "Cancel").click();
            assertThat(page.locator("vaadin-dialog")).hasCount(0);
        }

        button(page, "Pause").focus();
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
        settle(page);
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
    }

    @Test
    void an_operator_finds_a_sandbox_by_filter_and_by_facet() {
        var page = signIn("operator");

        filter(page, "state:failed");

        assertThat(cell(page, " .state-failed").first()).isVisible();
        assertThat(cell(page, " .state-running")).hasCount(0);
        openDetails(page, JourneyFleet.FAILED);
        assertThat(page.locator(".details .status-message")).isVisible();
        assertThat(page.locator(".details dt:text-is('Created at') + dd + dt")).hasText("Created by");
        screenshot(page, "details-failed-light");
        page.locator(".facet", new Page.LocatorOptions().setHasText("Created by"))
                .click();
        screenshot(page, "facet-light");
    }

    @Test
    void a_mistake_in_the_filter_is_explained_and_rests_the_list() {
        var page = signIn("operator");
        filter(page, "state:running");
        assertThat(cell(page, " .state-failed")).hasCount(0);

        filter(page, "state:running stat:paused");

        assertThat(page.locator("[slot=error-message]").getByText("Unknown field “stat”. Did you mean state:paused?"))
                .isVisible();
        assertThat(page.locator(".sandbox-grid")).hasAttribute("inert", "");
        assertThat(cell(page, " .state-running").first()).isVisible();
        assertThat(cell(page, " .state-failed")).hasCount(0);
    }

    @Test
    void the_list_looks_right_in_light_in_dark_and_on_a_phone() {
        var page = signIn("operator");
        openDetails(page, JourneyFleet.RUNNING);
        screenshot(page, "sandboxes-light");
        darken(page);
        screenshot(page, "sandboxes-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(390, 844);
        page.navigate(address("/sandboxes"));
        assertThat(cell(page, " .title").first()).isVisible();

        assertFitsPhone(page);

        screenshot(page, "sandboxes-phone");
    }

    @Test
    void a_tooltip_stands_in_no_ones_way() {
        var page = signIn("operator", "/sandboxes?filter=name:" + JourneyFleet.FAILED);
        openDetails(page, JourneyFleet.FAILED);
        var tooltip =
                page.getByRole(AriaRole.TOOLTIP).filter(new Locator.FilterOptions().setHasText("Previous sandbox"));

        button(page, "Previous sandbox").hover();
        assertThat(tooltip).isVisible();
        assertThat(page.evaluate(TOOLTIPS_IN_THE_WAY))
                .as("points of open tooltips that would take a click")
                .isEqualTo(0);
        var area = tooltip.boundingBox();
        page.mouse().click(area.x + area.width / 2, area.y + area.height / 2);
        assertThat(page.evaluate("window.clickedTooltip")).isEqualTo(false);

        button(page, "Previous sandbox").hover();
        assertThat(tooltip).isVisible();
        page.locator(".details")
                .getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Endpoints"))
                .click();
        assertThat(page.locator(".details").getByRole(AriaRole.TABPANEL)).hasAttribute("aria-label", "Endpoints");
    }

    @Test
    void a_menu_stays_open_while_a_notice_goes_and_what_it_offers_changes() {
        String id = simulator
                .fleet()
                .add(SimulatedSandbox.running("under-a-menu", Instant.now())
                        .withMetadata("access.team", "platform")
                        .withExpiry(Instant.now().plus(Duration.ofHours(1))));
        var page = signIn("operator", "/sandboxes?filter=name:under-a-menu");
        openDetails(page, "under-a-menu");
        button(page, "Renew").click();
        button(page, "+1 d").click();
        confirm(page, "Renew").click();
        var notice = page.locator("vaadin-notification-card .notice");
        assertThat(notice).isVisible();
        page.locator(".details").getByLabel("More actions").click();
        var resume = page.getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHasText("Not possible while the sandbox is running."));
        assertThat(resume).isVisible();

        assertThat(notice).hasCount(0);
        assertThat(resume).isVisible();
        simulator.fleet().transition(id, "Paused", "TEST", "It was paused elsewhere.");

        assertThat(button(page, "Resume")).isVisible();
        assertThat(resume).isHidden();
        assertThat(page.getByRole(AriaRole.MENUITEM)
                        .filter(new Locator.FilterOptions().setHasText("Not possible while the sandbox is paused."))
                        .first())
                .isVisible();
        page.getByRole(
                        AriaRole.MENUITEM,
                        new Page.GetByRoleOptions().setName("Delete").setExact(true))
                .click();
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
        confirm(page, "Cancel").click();
        simulator.fleet().remove(id);
    }

    private void create(Page page) {
        button(page, "Create").click();
        chooseConnection(page, "Simulated OpenSandbox");
        confirm(page, "Create").click();
        assertThat(page.locator("[slot=error-message]").getByText("Enter an image without spaces"))
                .isVisible();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(NAME);
        page.getByLabel("Image", new Page.GetByLabelOptions().setExact(true).setExact(true))
                .last()
                .fill("python:3.12");
        page.getByLabel("Command", new Page.GetByLabelOptions().setExact(true)).fill("sleep infinity");
        screenshot(page, "create-light");
        page.getByText("Environment variables").click();
        confirm(page, "Add").first().click();
        page.locator("vaadin-dialog").getByLabel("Key").first().fill("TOKEN");
        page.locator("vaadin-dialog vaadin-password-field")
                .last()
                .locator("input")
                .fill(SECRET);
        confirm(page, "Create").click();
        assertThat(page.locator(".details h2")).hasText(NAME);
        assertThat(page.locator(".details .state-running")).isVisible();
        assertThat(page.locator(".details .creator")).containsText("Olga Operator");
        assertThat(title(page, NAME)).isVisible();
    }

    private void renew(Page page) {
        var before =
                page.locator(".details dt:text-is('Expires') + dd time").first().getAttribute("datetime");
        button(page, "Renew").click();
        button(page, "+1 d").click();
        screenshot(page, "renew-light");
        confirm(page, "Renew").click();
        assertThat(page.locator(".details dt:text-is('Expires') + dd time").first())
                .not()
                .hasAttribute("datetime", Objects.requireNonNull(before));
    }

    private void pauseAndResume(Page page) {
        button(page, "Pause").click();
        confirm(page, "Pause").click();
        assertThat(page.locator(".details .state-paused")).isVisible();
        button(page, "Resume").click();
        confirm(page, "Resume").click();
        assertThat(page.locator(".details .state-running")).isVisible();
    }

    private void readEndpoint(Page page) {
        page.locator(".details vaadin-tab", new Page.LocatorOptions().setHasText("Endpoints"))
                .click();
        button(page, "Get endpoint").click();
        assertThat(page.locator(".endpoint-panel .code").first()).containsText("8080");
        button(page, "Reveal credentials").click();
        assertThat(button(page, "Hide credentials")).isVisible();
    }

    private void delete(Page page) {
        chooseMore(page, "Delete");
        assertThat(page.locator("vaadin-dialog").getByText("to undo.")).isVisible();
        confirm(page, "Delete").click();
        // The deletion waits, then the line says that it is gone, and goes when a fresh list is asked for.
        assertThat(cell(page, " .state-gone")).isVisible();
        page.locator(".arrivals vaadin-button").click();
        assertThat(title(page, NAME)).hasCount(0);
    }
}

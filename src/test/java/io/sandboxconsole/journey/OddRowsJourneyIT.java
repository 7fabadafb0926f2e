package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.daytona.DaytonaSandbox;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// Odd rows of an engine are counted and named, and texts of any length leave the actions where they are.
class OddRowsJourneyIT extends JourneyTest {

    private static final String NOTE = ".unreadable-rows .note";

    private static final String LONG = "endless-" + "n".repeat(3_980) + "-orders";

    private static final String LONG_DAYTONA = "boundless-" + "n".repeat(3_980) + "-orders";

    @Autowired
    private Simulator simulator;

    private String endless;

    private String boundless;

    @BeforeAll
    void addLongNames() {
        endless = simulator.fleet().add(named(LONG));
        var daytona = simulator.daytona();
        var sandbox = DaytonaSandbox.started(LONG_DAYTONA, daytona.organization(), Instant.now());
        boundless = sandbox.id();
        daytona.fleet().add(sandbox);
    }

    @AfterAll
    void removeLongNames() {
        simulator.fleet().remove(endless);
        simulator.daytona().fleet().remove(boundless);
    }

    @AfterEach
    void clear() {
        simulator.faults().clear();
        simulator.daytona().faults().clear();
    }

    private static SimulatedSandbox named(String name) {
        return SimulatedSandbox.running(name, Instant.now()).withMetadata("access.team", "platform");
    }

    @Test
    void the_list_and_the_card_say_how_many_rows_could_not_be_read_which_and_why() {
        simulator.faults().on("GET /sandboxes").oddRows();
        simulator.daytona().faults().on("GET /sandbox").oddRows();

        var page = signIn("admin");
        refresh(page);

        assertThat(page.locator(NOTE)).hasCount(2);
        assertThat(page.locator(NOTE).first()).containsText("3 rows of “");
        assertThat(page.locator(NOTE).first()).containsText("could only be read in part");
        page.locator(NOTE + " vaadin-details-summary").first().click();
        assertThat(page.getByText("The id is missing.").first()).isVisible();
        assertThat(page.getByText("The row is not a JSON object.").first()).isVisible();
        screenshot(page, "odd-rows-list");
        darken(page);
        screenshot(page, "odd-rows-list-dark");

        page.navigate(address("/connections"));
        assertThat(page.locator(".connection " + NOTE)).hasCount(2);
        page.locator(".connection " + NOTE + " vaadin-details-summary").first().click();
        assertThat(page.locator(".connection").first()).containsText("could not be read and are missing here");
        assertCardsHoldTheirNotes(page);
        screenshot(page, "odd-rows-card-dark");
        page.setViewportSize(390, 844);
        assertFitsPhone(page);
        assertCardsHoldTheirNotes(page);
        screenshot(page, "odd-rows-card-phone-dark");
        page.navigate(address("/sandboxes"));
        assertThat(page.locator(NOTE).first()).isVisible();
        assertFitsPhone(page);
        screenshot(page, "odd-rows-list-phone-dark");

        simulator.faults().clear();
        simulator.daytona().faults().clear();
        page.setViewportSize(1440, 900);
        refresh(page);
        assertThat(page.locator(NOTE)).hasCount(0);
        settle(page);
    }

    @Test
    void a_name_of_four_thousand_characters_leaves_the_actions_in_sight() {
        for (String name : List.of("endless", "boundless")) {
            var page = signIn("admin", "/sandboxes?filter=" + name);
            cell(page, " .title").first().click();
            assertThat(page.locator(".details h2")).containsText(name + "-nnn");
            assertThat(page.locator(".details .facts").first()).isVisible();
            for (var size : List.of(new int[] {1440, 900}, new int[] {390, 844})) {
                page.setViewportSize(size[0], size[1]);
                still(page);
                assertActionsInSight(page, size[1]);
                assertFitsPhone(page);
                for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                    page.emulateMedia(new Page.EmulateMediaOptions()
                            .setColorScheme(scheme)
                            .setReducedMotion(ReducedMotion.REDUCE));
                    screenshot(page, "long-name-%s-%d-%s".formatted(name, size[0], scheme));
                }
            }
            assertThat(page.locator(".details").innerText())
                    .as("the whole name")
                    .contains("n-orders");
            settle(page);
        }
    }

    @Test
    void a_dialog_about_such_a_sandbox_has_its_buttons_in_sight() {
        var page = signIn("admin", "/sandboxes?filter=endless");
        cell(page, " .title").first().click();
        assertThat(page.locator(".details .facts").first()).isVisible();

        chooseMore(page, "Delete");

        for (var size : List.of(new int[] {1440, 900}, new int[] {390, 844})) {
            page.setViewportSize(size[0], size[1]);
            still(page);
            assertInSight(confirm(page, "Delete"), size[1]);
            screenshot(page, "long-name-dialog-" + size[0]);
        }
        confirm(page, "Cancel").click();
        settle(page);
    }

    private static void assertCardsHoldTheirNotes(Page page) {
        assertThat(page.evaluate("[...document.querySelectorAll('.connection .unreadable-rows')]"
                        + ".some((notes) => notes.scrollWidth > notes.clientWidth)"))
                .as("a note is wider than its card")
                .isEqualTo(false);
    }

    private static void refresh(Page page) {
        page.locator(".list-heading vaadin-button[aria-label='Refresh']").click();
    }

    private static void assertActionsInSight(Page page, int height) {
        assertInSight(page.locator(".details .action-bar vaadin-button").first(), height);
        assertInSight(page.locator(".details-tabs"), height);
    }

    private static void assertInSight(Locator part, int height) {
        assertThat(part).isVisible();
        var box = part.boundingBox();
        assertThat(box.y).isNotNegative();
        assertThat(box.y + box.height).as("the bottom of %s", part).isLessThanOrEqualTo(height);
    }
}

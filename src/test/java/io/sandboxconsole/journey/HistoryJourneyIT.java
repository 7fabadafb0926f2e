package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// An auditor finds out who deleted a sandbox, why it is gone, and what else ended then.
class HistoryJourneyIT extends JourneyTest {

    private static final String BUILD = "ci-build-history-1";

    private static final String BESIDE = "ci-build-history-2";

    @Autowired
    private Simulator simulator;

    @Test
    void an_auditor_finds_who_deleted_a_sandbox_and_what_else_ended_then() {
        add(BUILD);
        String beside = add(BESIDE);
        var lead = signIn("lead", "/sandboxes?filter=name:ci-build-history-*");
        openDetails(lead, BUILD);
        assertThat(lead).hasURL(Pattern.compile(".*/sandboxes/opensandbox/.*"));
        String address = lead.url();
        chooseMore(lead, "Delete");
        confirm(lead, "Delete").click();
        assertThat(lead.getByText("is about to be deleted.")).isVisible();
        simulator.fleet().remove(beside);

        var page = signIn("auditor", address.substring(address.indexOf("/sandboxes/")));
        assertThat(page.getByText(Pattern.compile(BUILD + " was deleted by .*")))
                .isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Show in History"))
                .click();

        assertThat(page).hasURL(Pattern.compile(".*/history/.*"));
        var details = page.locator(".details");
        assertThat(details.getByText("Deleted by person").first()).isVisible();
        screenshot(page, "history-light");
        var accessibility = new Accessibility();
        accessibility.look(page, "history, details");
        details.getByRole(AriaRole.TAB, new Locator.GetByRoleOptions().setName("Timeline"))
                .click();
        assertThat(details.getByText("Ended: Deleted by person")).isVisible();
        assertThat(details.getByText("First seen")).isVisible();
        accessibility.look(page, "history, timeline");

        darken(page);
        screenshot(page, "history-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        filter(page, "ended:<1h name:ci-build-history-*");
        assertThat(title(page, BESIDE)).isVisible();
        title(page, BESIDE).click();
        assertThat(details.getByText("Gone, not via the console").first()).isVisible();
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        assertThat(page.locator(".print-list tbody tr")).hasCount(2);
        assertThat(page.locator(".print-list p")).containsText("2 sandboxes");
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        page.setViewportSize(390, 844);
        assertThat(page.locator(".details h2")).hasText(BESIDE);
        assertFitsPhone(page);
        page.keyboard().press("Escape");
        assertThat(cell(page, " .card-cell").first()).isVisible();
        accessibility.look(page, "history, narrow");

        assertThat(accessibility.findings()).isEmpty();
        var chinese = signIn("auditor", "/history?filter=cause:deleted%20name:" + BUILD, "zh-CN");
        assertThat(cell(chinese, "").getByText("由人员删除").first()).isVisible();
        screenshot(chinese, "history-zh");
    }

    @Test
    void the_fleet_of_an_instant_is_marked_and_read_only_until_one_comes_back() {
        var page = signIn("operator", "/sandboxes");
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();

        page.locator(".time-button").click();
        button(page, "1 h ago").click();

        assertThat(page.locator(".past-strip")).containsText("Read-only");
        assertThat(page.locator(".past-strip")).not().containsText("Reading");
        assertThat(page).hasURL(Pattern.compile(".*[?&]at=.*"));
        assertThat(button(page, "Create")).hasCount(0);
        assertThat(cell(page, " vaadin-checkbox")).hasCount(0);
        settle(page);
        var accessibility = new Accessibility();
        accessibility.look(page, "sandboxes, an hour ago");
        assertThat(accessibility.findings()).isEmpty();

        button(page, "Back to now").click();

        assertThat(page.locator(".past-strip")).isHidden();
        assertThat(button(page, "Create")).isVisible();
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();
    }

    /// @return its id at the engine
    private String add(String name) {
        return simulator
                .fleet()
                .add(SimulatedSandbox.running(name, Instant.now()).withMetadata("access.team", "platform"));
    }
}

package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/// A lead deletes what a pipeline left behind, and can prove which. Others are offered what their roles allow.
class BulkJourneyIT extends JourneyTest {

    private static final String DELETION = "DELETE /sandboxes/{id}";

    @TempDir
    private Path folder;

    @Autowired
    private Simulator simulator;

    @AfterEach
    void letTheEngineAnswer() {
        simulator.faults().clear();
    }

    @Test
    void a_lead_deletes_what_a_deleted_key_left_behind_and_proves_it() throws IOException {
        // By a moment, because none of them grows older than an age in the middle of the journey.
        var since = Instant.now().minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        var page = signIn("lead", "/sandboxes?filter=creator:Staging-CI%20created:" + since + "..");
        assertThat(button(page, "Created by: Staging-CI (Deleted)")).isVisible();
        page.locator(".select-all-matching").click();
        assertThat(page.locator(".selection-count")).hasText(Pattern.compile("\\d+ selected"));
        int all = number(page.locator(".selection-count").innerText());
        // All but one, which a reload does not forget.
        page.getByLabel(Pattern.compile("^Select ci-")).first().click();
        assertThat(page.locator(".selection-count")).hasText("%d selected".formatted(all - 1));
        settle(page);
        page.reload();
        assertThat(page.locator(".selection-count")).hasText("%d selected".formatted(all - 1));

        button(page, "Delete (%d)".formatted(all - 1)).click();
        var heading = page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
        assertThat(heading).hasText("Delete: %d sandboxes".formatted(all - 1));
        assertThat(page.locator(".plan-tables")).containsText("Staging-CI (Deleted)");
        screenshot(page, "bulk-plan");
        var accessibility = new Accessibility();
        accessibility.look(page, "plan");

        simulator.faults().on(DELETION).stall();
        button(page, "Start…").click();
        page.locator("vaadin-dialog[opened] vaadin-text-field input").fill(String.valueOf(all - 1));
        confirm(page, "Start").click();
        String job = underway(page, all - 1);
        // The job needs no browser.
        settle(page);
        page.close();
        simulator.faults().clear();

        var again = signIn("lead", job);
        assertThat(again.locator(".job-pace")).containsText("%1$d of %1$d".formatted(all - 1));
        assertThat(again.locator(".view-heading vaadin-badge")).containsText("Done");
        assertThat(button(again, "✓ Succeeded (%d)".formatted(all - 1))).isVisible();
        assertThat(again).hasTitle(Pattern.compile("^Done · Delete"));
        screenshot(again, "bulk-job");
        accessibility.look(again, "job");
        assertThat(accessibility.findings()).isEmpty();
        Download receipt = again.waitForDownload(
                () -> again.getByText("Download receipt (JSON)").click());
        Path saved = folder.resolve(receipt.suggestedFilename());
        receipt.saveAs(saved);
        assertThat(Files.readString(saved).split("\"outcome\":\"succeeded\"", -1))
                .hasSize(all);

        cell(again, " .key-cell a").first().click();
        assertThat(again).hasURL(Pattern.compile("/history/opensandbox/"));
        assertThat(again.locator(".details")).containsText("Leo Lead");
    }

    @Test
    void who_signs_out_in_the_middle_of_a_job_finds_it_done_on_coming_back() {
        for (int i = 0; i < 2; i++) {
            simulator
                    .fleet()
                    .add(SimulatedSandbox.running("leaving-" + i, Instant.now())
                            .withMetadata("access.team", "platform")
                            .withMetadata("access.owner", "lead"));
        }
        var page = visit("/login");
        page.context().addCookies(List.of(Visitors.session(address(""), "lead")));
        page.navigate(address("/sandboxes?filter=name:leaving-*"));
        assertThat(cell(page, " .title")).hasCount(2);
        page.locator(".select-all-matching").click();
        button(page, "Delete (2)").click();
        simulator.faults().on(DELETION).stall();
        button(page, "Start…").click();
        assertThat(page.locator(".start-names li")).hasCount(2);
        confirm(page, "Start").click();
        String job = underway(page, 2);

        page.locator(".person").click();
        page.getByText("Sign out").first().click();
        assertThat(page.locator(".sign-in-button").first()).isVisible();
        simulator.faults().clear();
        // The page for signing in takes its leave with the session that it knows.
        page.navigate("about:blank");
        page.context().clearCookies();
        page.context().addCookies(List.of(Visitors.session(address(""), "lead")));
        page.navigate(address(job));

        assertThat(page.locator(".view-heading vaadin-badge")).containsText("Done");
        assertThat(page.locator(".job-pace")).containsText("2 of 2");
        assertThat(button(page, "✓ Succeeded (2)")).isVisible();
    }

    /// Waits until the job of the page runs, and returns its place.
    private static String underway(Page page, int size) {
        page.waitForURL(Pattern.compile("/jobs/[0-9a-f-]{36}$"));
        assertThat(page.locator(".view-heading vaadin-badge")).containsText("Running");
        assertThat(page.locator(".job-pace")).containsText("0 of %d".formatted(size));
        return page.url().substring(page.url().indexOf("/jobs/"));
    }

    @Test
    void an_operator_names_their_own_and_a_viewer_has_nothing() {
        var page = signIn("operator", "/sandboxes?filter=name:nightly-orders*");
        assertThat(title(page, JourneyFleet.OLDER)).isVisible();
        page.locator(".select-all-matching").click();
        button(page, "Pause (2)").click();
        button(page, "Start…").click();
        assertThat(page.locator(".start-names li")).hasCount(2);
        assertThat(page.locator(".start-names")).containsText(JourneyFleet.OLDER);
        confirm(page, "Cancel").click();
        button(page, "Discard").click();
        // The list without the filter shows others first.
        assertThat(page.locator(".selection-count")).containsText("2 selected");

        var viewer = signIn("viewer", "/sandboxes");
        assertThat(cell(viewer, " .title").first()).isVisible();
        assertThat(viewer.locator("vaadin-grid vaadin-checkbox")).hasCount(0);
        assertThat(viewer.locator("vaadin-side-nav-item").filter(new Locator.FilterOptions().setHasText("Jobs")))
                .hasCount(0);
    }

    private static int number(String text) {
        return Integer.parseInt(Arrays.stream(text.split("\\D+"))
                .filter(part -> !part.isEmpty())
                .findFirst()
                .orElseThrow());
    }
}

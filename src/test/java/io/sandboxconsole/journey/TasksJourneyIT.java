package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sandboxconsole.simulator.Simulator;
import io.sandboxconsole.simulator.opensandbox.SimulatedSandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/// The tasks of a day cost no more clicks than here. Looking for a sandbox is in [FilterJourneyIT].
class TasksJourneyIT extends JourneyTest {

    @Autowired
    private Simulator simulator;

    @Test
    void an_id_is_copied_with_one_click_and_a_port_opened_with_two() {
        var page = signIn("operator", "/sandboxes?filter=name:" + JourneyFleet.RUNNING);
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();
        var effort = new Effort(page);

        effort.click(cell(page, " .copy").first());
        assertThat(cell(page, " .copy.copied")).isVisible();
        assertThat(effort.clicks()).isEqualTo(1);

        openDetails(page, JourneyFleet.RUNNING);
        effort.click(page.locator(".details").getByRole(AriaRole.TAB, named("Endpoints")));
        effort.click(button(page, "Get endpoint"));
        assertThat(page.locator(".endpoint-panel .code").first()).containsText("8080");
        assertThat(effort.clicks()).isEqualTo(1 + 2);
    }

    @Test
    void four_more_hours_cost_three_clicks_and_keep_the_seconds() {
        var page = signIn("operator", "/sandboxes?filter=name:" + JourneyFleet.RUNNING);
        openDetails(page, JourneyFleet.RUNNING);
        var expiry = page.locator(".details dt:text-is('Expires') + dd time").first();
        var before = Instant.parse(Objects.requireNonNull(expiry.getAttribute("datetime")));
        var effort = new Effort(page);

        effort.click(button(page, "Renew"));
        effort.click(button(page, "+4 h"));
        effort.click(confirm(page, "Renew"));

        assertThat(expiry)
                .hasAttribute(
                        "datetime",
                        before.plus(Duration.ofHours(4))
                                .truncatedTo(ChronoUnit.MICROS)
                                .toString());
        assertThat(effort.clicks()).isEqualTo(3);
    }

    @Test
    void a_pause_costs_two_clicks() {
        add("task-pause");
        var page = signIn("operator", "/sandboxes?filter=name:task-pause");
        openDetails(page, "task-pause");
        var effort = new Effort(page);

        effort.click(button(page, "Pause"));
        effort.click(confirm(page, "Pause"));

        assertThat(page.locator(".details .state-paused")).isVisible();
        assertThat(page.getByText("task-pause is paused.").first()).isVisible();
        assertThat(effort.clicks()).isEqualTo(2);
    }

    @Test
    void a_sandbox_is_created_with_six_clicks() {
        var page = signIn("operator");
        assertThat(cell(page, " .title").first()).isVisible();
        var effort = new Effort(page);

        effort.click(button(page, "Create"));
        effort.click(page.locator("vaadin-dialog vaadin-select")
                .filter(new Locator.FilterOptions().setHasText("Connection")));
        effort.click(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Simulated OpenSandbox")));
        effort.click(page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)));
        effort.type("task-create");
        effort.click(page.getByLabel("Image", new Page.GetByLabelOptions().setExact(true))
                .last());
        effort.type("python:3.12");
        effort.click(confirm(page, "Create"));

        assertThat(page.locator(".details h2")).hasText("task-create");
        assertThat(page.locator(".details .state-running")).isVisible();
        assertThat(effort.clicks()).isLessThanOrEqualTo(6);
    }

    @Test
    void a_sandbox_is_cloned_with_two_clicks() {
        add("task-clone");
        var page = signIn("operator", "/sandboxes?filter=name:task-clone");
        openDetails(page, "task-clone");
        var effort = new Effort(page);

        effort.click(page.locator(".details").getByRole(AriaRole.BUTTON, named("Clone")));
        effort.click(confirm(page, "Create"));

        assertThat(page.locator(".details h2")).hasText("task-clone-copy");
        assertThat(effort.clicks()).isEqualTo(2);
    }

    @Test
    void a_view_is_shared_with_five_clicks_and_the_list_exported_with_two() {
        var page = signIn("lead", "/sandboxes?filter=state:failed");
        assertThat(cell(page, " .state-failed").first()).isVisible();
        var effort = new Effort(page);

        effort.click(button(page, "Views"));
        effort.click(page.getByLabel("View name", new Page.GetByLabelOptions().setExact(true)));
        effort.type("Failures");
        effort.click(page.locator("vaadin-select").filter(new Locator.FilterOptions().setHasText("Visible to")));
        effort.click(page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Team platform")));
        effort.click(button(page, "Save view"));
        assertThat(page.getByText("View “Failures” saved. Visible to: Team platform.")
                        .first())
                .isVisible();
        assertThat(effort.clicks()).isLessThanOrEqualTo(5);

        page.keyboard().press("Escape");
        var export = new Effort(page);
        export.click(button(page, "Export"));
        var file = page.waitForDownload(
                () -> export.click(page.getByText("CSV, for spreadsheets").first()));
        assertThat(file.suggestedFilename()).endsWith(".csv");
        assertThat(export.clicks()).isEqualTo(2);
    }

    @Test
    void who_paused_a_sandbox_is_asked_of_the_trail_with_one_field() {
        add("task-trail");
        var operator = signIn("operator", "/sandboxes?filter=name:task-trail");
        openDetails(operator, "task-trail");
        button(operator, "Pause").click();
        confirm(operator, "Pause").click();
        assertThat(operator.locator("vaadin-dialog")).hasCount(0);
        var page = signIn("auditor", "/audit");
        assertThat(cell(page, " time").first()).isVisible();
        var effort = new Effort(page);

        effort.click(page.getByLabel("Search", new Page.GetByLabelOptions().setExact(true)));
        effort.type("task-trail");

        assertThat(cell(page, "").getByText("Olga Operator (demo)").first()).isVisible();
        assertThat(cell(page, "").getByText("Sign in")).hasCount(0);
        assertThat(effort.clicks()).isEqualTo(1);
    }

    private void add(String name) {
        simulator.fleet().add(SimulatedSandbox.running(name, Instant.now()).withMetadata("access.team", "platform"));
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name);
    }
}

package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;

class DaytonaJourneyIT extends JourneyTest {

    private static final String NAME = "journey-day-1";

    @Test
    void an_operator_takes_a_daytona_sandbox_from_its_creation_to_its_end() {
        var page = signIn("operator");

        create(page);
        stop(page);
        String token = openSsh(page);
        assertNothingLeaked(page);
        assertThat(page.content() + trail()).doesNotContain(token);
        changeIntervals(page);
        delete(page);

        assertThat(outcomesOf(NAME))
                .containsExactly("delete", "delete-later", "set-intervals", "open-ssh", "stop", "create");
    }

    @Test
    void both_engines_stand_in_one_list_and_each_offers_what_it_can() {
        var page =
                signIn("operator", "/sandboxes?filter=connection:daytona+machine:container+state:running+lease:none");

        openDetails(page, JourneyFleet.CONTAINER);

        assertThat(button(page, "Stop")).isVisible();
        assertThat(button(page, "Pause").and(page.locator(":not([aria-disabled=true])")))
                .hasCount(0);
        page.getByLabel("More actions").click();
        assertThat(page.getByRole(AriaRole.MENUITEM, menu("Recover"))).isVisible();
        assertThat(page.getByRole(AriaRole.MENUITEM, menu("Recover")).locator(".action-why"))
                .isVisible();
        page.keyboard().press("Escape");

        page.navigate(address("/sandboxes?filter=connection:opensandbox+state:running"));
        openDetails(page, JourneyFleet.RUNNING);

        assertThat(button(page, "Pause")).isVisible();
        assertThat(button(page, "Stop")).hasCount(0);
        page.navigate(address("/sandboxes?filter=state:running"));
        assertThat(cell(page, "").getByText("daytona").first()).isVisible();
        assertThat(cell(page, "").getByText("opensandbox").first()).isVisible();
    }

    @Test
    void a_lease_says_what_it_is_and_guards_its_labels_and_its_life() {
        var page = signIn("operator", "/sandboxes?filter=lease:direct+-lease:kept");

        openDetails(page, JourneyFleet.LEASE);

        var card = page.locator(".lease-card");
        assertThat(card.getByText("cbx_").first()).isVisible();
        assertThat(card.getByText("crabbox ssh --provider daytona --id").first())
                .isVisible();
        assertThat(card.getByText("Clean-up")).isVisible();
        screenshot(page, "lease-light");
        chooseMore(page, "Delete");
        assertThat(page.locator("vaadin-dialog .warning").first()).isVisible();
        confirm(page, "Cancel").click();
        filter(page, "lease:brokered cleanup:delete");
        assertThat(page.getByText("matches the filter")).isVisible();
    }

    @Test
    void an_admin_examines_both_engines() {
        var page = signIn("admin", "/connections");
        darken(page);

        for (String engine : List.of("Simulated OpenSandbox", "Simulated Daytona")) {
            var card = page.locator(".connection").filter(new Locator.FilterOptions().setHasText(engine));
            card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Check now"))
                    .click();
            assertThat(card.getByText("Connected; key accepted.")).isVisible();
        }

        var daytona = page.locator(".connection").filter(new Locator.FilterOptions().setHasText("Simulated Daytona"));
        assertThat(daytona.getByText("API key", new Locator.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(daytona.getByText("read:audit_logs").first()).isVisible();
        screenshot(page, "examination-dark");
        assertNothingLeaked(page);
    }

    private void create(Page page) {
        button(page, "Create").click();
        chooseConnection(page, "Simulated Daytona");
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(NAME);
        page.locator("vaadin-dialog vaadin-radio-button")
                .filter(new Locator.FilterOptions().setHasText("Snapshot"))
                .click();
        page.locator("vaadin-dialog vaadin-combo-box")
                .filter(new Locator.FilterOptions().setHasText("Snapshot"))
                .locator("[part~=toggle-button]")
                .click();
        screenshot(page, "create-daytona-light");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("acme-ci · active"))
                .click();
        confirm(page, "Create").click();
        assertThat(page.locator(".details h2")).hasText(NAME);
        assertThat(page.locator(".details .state-running")).isVisible();
        assertThat(page.locator(".details .creator")).containsText("Olga Operator");
    }

    private void stop(Page page) {
        button(page, "Stop").click();
        confirm(page, "Stop").click();
        assertThat(page.locator(".details .state-stopped")).isVisible();
    }

    /// Of a sandbox that is stopped, so that it is started first.
    private String openSsh(Page page) {
        button(page, "Start").waitFor();
        button(page, "SSH access").click();
        assertThat(page.getByText("The sandbox is stopped and starts first")).isVisible();
        assertThat(page.getByText("Every earlier SSH access to this sandbox ends")
                        .first())
                .isVisible();
        screenshot(page, "ssh-light");
        confirm(page, "Get access").click();
        var command = page.locator(".key-value");
        assertThat(command).containsText("ssh ");
        screenshot(page, "ssh-shown-light");
        String token = command.textContent().replaceFirst("(?s).*?([A-Za-z0-9]+)@.*", "$1");
        assertThat(token).hasSizeGreaterThan(20);
        page.getByText("I have copied the command").click();
        confirm(page, "Done").click();
        assertThat(command).hasCount(0);
        assertThat(page.locator(".details .state-running")).isVisible();
        return token;
    }

    private void changeIntervals(Page page) {
        page.getByLabel("More actions").click();
        page.getByRole(AriaRole.MENUITEM, menu("Auto-stop…")).click();
        screenshot(page, "intervals-light");
        page.locator("vaadin-dialog vaadin-select").first().click();
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Never"))
                .click();
        confirm(page, "Save").click();
        assertThat(page.locator(".details").getByText("Never stops automatically."))
                .isVisible();
        assertThat(page.getByText("Auto-stop and auto-delete of " + NAME + " are saved."))
                .isVisible();
    }

    private void delete(Page page) {
        chooseMore(page, "Delete");
        confirm(page, "Delete").click();
        assertThat(cell(page, " .state-gone")).isVisible();
    }

    private static Page.GetByRoleOptions menu(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }
}

package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadersJourneyIT extends JourneyTest {

    /// What the browser holds of the actions on the first line; a column that is not shown holds nothing.
    private static final String ACTIONS = """
            () => {
              const grid = document.querySelector('vaadin-grid.sandbox-grid');
              const item = grid._dataProviderController.rootCache.items[0];
              return Object.values(item).flatMap((values) => Object.keys(values ?? {})).filter((name) => name === 'actions');
            }""";

    /// That a forged call is refused and recorded all the same is shown without a browser, in SandboxDetailsTests.
    @Test
    void a_viewer_is_offered_nothing_and_the_browser_holds_no_action() {
        var operator = signIn("operator", "/sandboxes?filter=name:" + JourneyFleet.GUARDED);
        assertThat(title(operator, JourneyFleet.GUARDED)).isVisible();
        assertThat((List<?>) operator.evaluate(ACTIONS)).isNotEmpty();

        var page = signIn("viewer", "/sandboxes?filter=name:" + JourneyFleet.GUARDED);
        assertThat(title(page, JourneyFleet.GUARDED)).isVisible();
        assertThat(cell(page, " .title")).hasCount(1);
        assertThat(button(page, "Create")).hasCount(0);
        assertThat(page.locator(".row-actions :is(button, vaadin-button)")).hasCount(0);
        assertThat((List<?>) page.evaluate(ACTIONS)).isEmpty();

        openDetails(page, JourneyFleet.GUARDED);
        assertThat(page.getByText("Read-only. To change this sandbox, ask an administrator")
                        .first())
                .isVisible();
        assertThat(page.locator(".details .action-bar vaadin-button")).hasCount(0);
    }

    @Test
    void an_auditor_reads_who_did_what() {
        var lead = signIn("lead", "/sandboxes?filter=name:" + JourneyFleet.DOOMED);
        openDetails(lead, JourneyFleet.DOOMED);
        chooseMore(lead, "Delete");
        confirm(lead, "Delete").click();
        assertThat(lead.getByText("is about to be deleted.")).isVisible();

        var page = signIn("auditor", "/audit");

        var signIns = cell(page, "").getByText("Sign in", new Locator.GetByTextOptions().setExact(true));
        assertThat(signIns.first()).isVisible();
        chooseFacet(page, "Action", "Scheduled deletion");
        assertThat(page).hasURL(Pattern.compile(".*action=delete-later.*"));
        assertThat(signIns).hasCount(0);
        assertThat(cell(page, "").getByText("Scheduled deletion").first()).isVisible();
        assertThat(cell(page, "").getByText(JourneyFleet.DOOMED).first()).isVisible();
        screenshot(page, "audit-light");
        page.navigate(address("/connections"));
        assertThat(page.getByText("Simulated OpenSandbox").first()).isVisible();
        screenshot(page, "connections-light");
    }

    @Test
    void another_teams_sandboxes_are_not_there() {
        var page = signIn("operator-research");
        assertThat(cell(page, " .title").first()).isVisible();

        filter(page, "team:platform");

        assertThat(page.getByText("matches the filter")).isVisible();
    }
}

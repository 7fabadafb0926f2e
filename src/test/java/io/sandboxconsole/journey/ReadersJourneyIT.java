package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.audit.AuditEvent.Phase;
import io.sandboxconsole.audit.AuditEvent.Result;
import io.sandboxconsole.audit.AuditRow;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadersJourneyIT extends JourneyTest {

    /// Puts a button into the first line that the server never offered, as anybody can with the browser's tools.
    private static final String FORGE = """
            () => {
              const grid = document.querySelector('vaadin-grid.sandbox-grid');
              const item = grid._dataProviderController.rootCache.items[0];
              for (const key of Object.keys(item)) {
                if (key.endsWith('_actions')) item[key] = ['DELETE'];
                if (key.endsWith('_hints')) item[key] = ['Forged'];
                if (key.endsWith('_icons')) item[key] = ['vaadin:trash'];
              }
              grid.requestContentUpdate();
            }""";

    @Test
    void a_viewer_is_offered_nothing_and_a_forged_call_is_refused_and_recorded() {
        var page = signIn("viewer", "/sandboxes?filter=name:" + JourneyFleet.GUARDED);
        assertThat(title(page, JourneyFleet.GUARDED)).isVisible();
        assertThat(cell(page, " .title")).hasCount(1);
        assertThat(button(page, "Create")).hasCount(0);
        assertThat(page.locator(".row-actions vaadin-button")).hasCount(0);

        page.evaluate(FORGE);
        page.getByLabel("Forged").click();
        confirm(page, "Delete").click();

        assertThat(page.getByText("that needs the role Operator, Lead or Admin").first())
                .isVisible();
        assertThat(rows("delete-later"))
                .extracting(AuditEvent::phase)
                .containsExactlyInAnyOrder(Phase.INTENT, Phase.OUTCOME);
        assertThat(rows("delete-later"))
                .filteredOn(event -> event.ending() != null)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.ending().result()).isEqualTo(Result.DENIED);
                    assertThat(event.who().id()).isEqualTo("viewer");
                });
    }

    @Test
    void an_auditor_reads_who_did_what() {
        var lead = signIn("lead", "/sandboxes?filter=name:" + JourneyFleet.DOOMED);
        openDetails(lead, JourneyFleet.DOOMED);
        button(lead, "Delete").click();
        confirm(lead, "Delete").click();
        assertThat(lead.getByText("is about to be deleted.")).isVisible();

        var page = signIn("auditor", "/audit");

        var signIns = cell(page, "").getByText("Sign in", new Locator.GetByTextOptions().setExact(true));
        assertThat(signIns.first()).isVisible();
        page.getByLabel("Action").fill("Scheduled");
        page.getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Scheduled deletion"))
                .click();
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

    private List<AuditEvent> rows(String action) {
        return trail().stream()
                .map(AuditRow::event)
                .filter(event ->
                        event.action().equals(action) && event.who().id().equals("viewer"))
                .toList();
    }
}

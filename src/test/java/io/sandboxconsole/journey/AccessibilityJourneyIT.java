package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import org.junit.jupiter.api.Test;

class AccessibilityJourneyIT extends JourneyTest {

    private final Accessibility accessibility = new Accessibility();

    @Test
    void every_page_and_every_dialog_can_be_used_by_everybody() {
        signInPage();
        var page = signIn("admin", ColorScheme.LIGHT);
        list(page);
        details(page);
        dialogs(page);
        otherPages(page);
        narrow(page);

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void messages_instead_of_a_page_can_be_read_by_everybody() {
        var page = signIn("viewer", ColorScheme.LIGHT);
        page.navigate(address("/connections"));
        assertThat(page.getByText("You may not open this page")).isVisible();
        accessibility.look(page, "not permitted");
        page.navigate(address("/nowhere"));
        assertThat(page.getByText("There is no such page")).isVisible();
        accessibility.look(page, "not found");

        assertThat(accessibility.findings()).isEmpty();
    }

    private void signInPage() {
        var page = visit("/login?expired", ColorScheme.LIGHT);
        assertThat(page.getByText("Sign in with").first()).isVisible();
        accessibility.look(page, "sign-in");
        page.close();
    }

    private void list(Page page) {
        assertThat(cell(page, " .title").first()).isVisible();
        accessibility.look(page, "list");
        button(page, "State").click();
        assertThat(page.locator("vaadin-popover[opened]")).hasCount(1);
        accessibility.look(page, "facet");
        page.keyboard().press("Escape");
        filter(page, "state:");
        assertThat(page.getByText("At character").first()).isVisible();
        accessibility.look(page, "filter with a mistake");
        filter(page, "nothing-is-called-so");
        assertThat(page.getByText("matches the filter").first()).isVisible();
        accessibility.look(page, "nothing matches");
        filter(page, "");
        assertThat(cell(page, " .title").first()).isVisible();
    }

    private void details(Page page) {
        cell(page, " .title").nth(2).click();
        assertThat(page.locator(".details .facts").first()).isVisible();
        accessibility.look(page, "details");
        var tabs = page.locator(".details [role=tab]");
        for (int index = 1; index < tabs.count(); index++) {
            tabs.nth(index).click();
            accessibility.look(page, "tab " + tabs.nth(index).textContent());
        }
    }

    private void dialogs(Page page) {
        filter(page, "state:running");
        cell(page, " .title").first().click();
        assertThat(page.locator(".details .action-bar").first()).isVisible();
        for (String action : new String[] {"Renew", "Edit metadata", "Pause", "Delete"}) {
            var opener = page.locator(".details")
                    .getByRole(
                            AriaRole.BUTTON,
                            new Locator.GetByRoleOptions().setName(action).setExact(true));
            if (opener.count() > 0 && opener.first().isEnabled()) {
                opener.first().click();
                dialog(page, action);
            }
        }
        button(page, "Create").click();
        confirm(page, "Create").click();
        dialog(page, "create");
        page.keyboard().press("?");
        dialog(page, "shortcuts");
    }

    private void dialog(Page page, String name) {
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
        accessibility.look(page, name);
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    private void otherPages(Page page) {
        page.navigate(address("/audit"));
        assertThat(cell(page, "").getByText("sign-in").first()).isVisible();
        accessibility.look(page, "audit");
        cell(page, "").getByText("sign-in").first().click();
        dialog(page, "audit details");
        page.navigate(address("/connections"));
        assertThat(page.getByText("Simulated OpenSandbox").first()).isVisible();
        accessibility.look(page, "connections");
        if (page.locator("vaadin-side-nav-item[path=overview]").count() > 0) {
            page.navigate(address("/overview"));
            assertThat(page.locator(".page h1")).isVisible();
            accessibility.look(page, "overview");
        }
        page.getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHas(page.locator("vaadin-avatar")))
                .click();
        assertThat(page.getByText("Sign out").first()).isVisible();
        accessibility.look(page, "person");
        page.keyboard().press("Escape");
    }

    private void narrow(Page page) {
        page.setViewportSize(390, 844);
        page.navigate(address("/sandboxes"));
        assertThat(cell(page, " .title").first()).isVisible();
        accessibility.look(page, "list, narrow");
        cell(page, " .title").first().click();
        assertThat(page.locator(".details .facts").first()).isVisible();
        accessibility.look(page, "details, narrow");
        page.navigate(address("/audit"));
        assertThat(cell(page, "").getByText("sign-in").first()).isVisible();
        accessibility.look(page, "audit, narrow");
    }
}

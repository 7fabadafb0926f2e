package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.sandboxconsole.journey.Visitors.Visitor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every page and every dialog but those around the list is free of serious axe findings, in light or in dark.
class AccessibilityJourneyIT extends JourneyTest {

    private Accessibility accessibility;

    @BeforeEach
    void beginAnew() {
        accessibility = new Accessibility();
    }

    @Test
    void the_way_in_and_messages_instead_of_a_page() {
        var page = visit("/login?expired");
        assertThat(page.locator(".sign-in-button").first()).isVisible();
        accessibility.look(page, "sign-in");
        Visitors.signIn(page, new Visitor(address(""), "viewer", "en-GB"));
        assertThat(page.locator(".page h1")).isVisible();
        settle(page);
        page.navigate(address("/connections"));
        assertThat(page.getByText("You may not open this page")).isVisible();
        accessibility.look(page, "not permitted");
        page.navigate(address("/nowhere"));
        assertThat(page.getByText("Page not found")).isVisible();
        accessibility.look(page, "not found");

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void what_is_wrong_is_found() {
        var page = visit("/login");
        assertThat(page.locator(".sign-in-button").first()).isVisible();
        page.evaluate(
                "document.body.insertAdjacentHTML('beforeend', '<div role=\"img\" style=\"width: 9px; height: 9px\">')");
        accessibility.look(page, "sign-in");

        assertThat(accessibility.findings()).contains("role-img-alt");
    }

    @Test
    void overview_audit_and_connections() {
        var page = signIn("admin", "/overview");
        assertThat(page.locator(".plot-columns span:visible").first()).isVisible();
        accessibility.look(page, "overview");
        person(page);
        page.navigate(address("/audit?action=sign-in"));
        cell(page, " time").first().click();
        assertThat(page.locator(".audit-entry h2")).isVisible();
        accessibility.look(page, "audit entry", ".audit-entry");
        page.navigate(address("/audit"));
        assertThat(cell(page, "").first()).isVisible();
        accessibility.look(page, "audit");
        page.setViewportSize(390, 844);
        accessibility.look(page, "audit, narrow", ".page");
        page.setViewportSize(1440, 900);
        page.navigate(address("/connections"));
        assertThat(page.getByText("Simulated OpenSandbox").first()).isVisible();
        accessibility.look(page, "connections");

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void the_keys_and_each_of_their_dialogs() {
        var page = signIn("lead", "/keys");
        button(page, "New key").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("axe");
        accessibility.look(page, "new key", "vaadin-dialog[opened]");
        confirm(page, "Create the key").click();
        assertThat(page.locator(".key-value")).isVisible();
        accessibility.look(page, "value of a key", "vaadin-dialog[opened]");
        page.getByLabel("I have copied the value to a safe place").check();
        confirm(page, "Done").click();
        var key = cell(page, " .key-name").getByText("axe", new Locator.GetByTextOptions().setExact(true));
        assertThat(key).isVisible();
        accessibility.look(page, "keys");
        key.click();
        assertThat(page.locator(".key-details")).hasCount(1);
        accessibility.look(page, "details of a key", ".key-details");
        for (String action : List.of("Rotate", "Rename", "Revoke", "Delete")) {
            button(page, action).click();
            accessibility.lookAndClose(page, action + " a key");
        }
        button(page, "Close the key").click();
        assertThat(page.locator(".key-details")).hasCount(0);
        page.setViewportSize(390, 844);
        assertThat(cell(page, " .card-cell").first()).isVisible();
        accessibility.look(page, "keys, narrow", ".page");

        assertThat(accessibility.findings()).isEmpty();
    }

    private void person(Page page) {
        page.locator(".person").click();
        assertThat(page.getByText("Sign out").first()).isVisible();
        accessibility.look(page, "person", "vaadin-context-menu[opened]");
        page.keyboard().press("Escape");
    }
}

package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every view and every dialog is free of what axe calls serious, in light and in dark.
class AccessibilityJourneyIT extends JourneyTest {

    private Accessibility accessibility;

    @BeforeEach
    void beginAnew() {
        accessibility = new Accessibility();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void the_way_in_and_messages_instead_of_a_page(ColorScheme colors) {
        var entrance = visit("/login?expired", colors);
        assertThat(entrance.locator(".sign-in-button").first()).isVisible();
        accessibility.look(entrance, "sign-in");
        entrance.close();
        var page = signIn("viewer", "/connections", colors);
        assertThat(page.getByText("You may not open this page")).isVisible();
        accessibility.look(page, "not permitted");
        page.navigate(address("/nowhere"));
        assertThat(page.getByText("There is no such page")).isVisible();
        accessibility.look(page, "not found");

        assertThat(accessibility.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void overview_audit_and_connections(ColorScheme colors) {
        var page = signIn("admin", "/overview", colors);
        assertThat(page.locator(".plot-columns span:visible").first()).isVisible();
        accessibility.look(page, "overview");
        person(page);
        page.navigate(address("/audit"));
        assertThat(cell(page, "").getByText("sign-in").first()).isVisible();
        accessibility.look(page, "audit");
        cell(page, "").getByText("sign-in").first().click();
        dialog(page, "audit details");
        page.setViewportSize(390, 844);
        accessibility.look(page, "audit, narrow");
        page.setViewportSize(1440, 900);
        page.navigate(address("/connections"));
        assertThat(page.getByText("Simulated OpenSandbox").first()).isVisible();
        accessibility.look(page, "connections");

        assertThat(accessibility.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void details_under_each_of_their_tabs(ColorScheme colors) {
        var page = signIn("admin", colors);
        openDetails(page, 2);
        var tabs = page.locator(".details vaadin-tab:visible");
        for (String tab : List.copyOf(tabs.allTextContents())) {
            tabs.filter(new Locator.FilterOptions().setHasText(tab)).click();
            assertThat(page.locator(".details [role=tabpanel]")).hasAttribute("aria-label", tab);
            accessibility.look(page, "tab " + tab);
        }
        page.setViewportSize(390, 844);
        accessibility.look(page, "details, narrow");

        assertThat(accessibility.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void the_list_its_filter_and_its_empty_states(ColorScheme colors) {
        var page = signIn("operator", colors);
        assertThat(cell(page, " .title").first()).isVisible();
        accessibility.look(page, "list");
        for (String opener : List.of("State", "Age", "Columns", "Saved", "Export")) {
            panel(page, opener);
        }
        filter(page, "state:");
        assertThat(page.getByText("At character").first()).isVisible();
        accessibility.look(page, "filter with a mistake");
        filter(page, "nothing-is-called-so");
        assertThat(cell(page, " .title")).hasCount(0);
        accessibility.look(page, "nothing matches");
        filter(page, "");
        assertThat(cell(page, " .title").first()).isVisible();
        page.locator(".sandbox-grid vaadin-checkbox:visible").nth(1).click();
        assertThat(page.locator(".selection-bar")).isVisible();
        accessibility.look(page, "selection");
        page.setViewportSize(390, 844);
        accessibility.look(page, "list, narrow");

        assertThat(accessibility.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void every_dialog(ColorScheme colors) {
        var page = signIn("operator", "/sandboxes?filter=state%3Arunning", colors);
        openDetails(page, 0);
        page.locator(".details")
                .getByRole(
                        AriaRole.MENUITEM,
                        new Locator.GetByRoleOptions().setName("Copy").setExact(true))
                .first()
                .click();
        assertThat(page.getByText("Copy the id").first()).isVisible();
        accessibility.look(page, "copy menu");
        page.keyboard().press("Escape");
        for (String action : List.of("Renew", "Edit metadata", "Pause", "Take snapshot", "Delete")) {
            var opener = action(page, action);
            if (!"true".equals(opener.getAttribute("aria-disabled"))) {
                opener.click();
                dialog(page, action);
            }
        }
        button(page, "Create").first().click();
        confirm(page, "Create").click();
        dialog(page, "create");
        page.locator(".page h1").click();
        page.keyboard().press("?");
        dialog(page, "shortcuts");

        assertThat(accessibility.findings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void the_keys_and_each_of_their_dialogs(ColorScheme colors) {
        var page = signIn("lead", "/keys", colors);
        button(page, "New key").click();
        page.getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill("axe");
        accessibility.look(page, "new key");
        confirm(page, "Create the key").click();
        assertThat(page.locator(".key-value")).isVisible();
        accessibility.look(page, "value of a key");
        page.getByLabel("I have copied the value to a safe place").check();
        confirm(page, "Close for good").click();
        assertThat(cell(page, " .key-name").first()).isVisible();
        accessibility.look(page, "keys");
        for (String action : List.of("Rotate", "Rename", "Revoke", "Delete")) {
            cell(page, " .key-name").first().click();
            assertThat(page.locator(".key-details")).hasCount(1);
            accessibility.look(page, "details of a key");
            confirm(page, action).click();
            dialog(page, action + " a key");
        }
        page.setViewportSize(390, 844);
        assertThat(cell(page, " .card-cell").first()).isVisible();
        accessibility.look(page, "keys, narrow");

        assertThat(accessibility.findings()).isEmpty();
    }

    private static void openDetails(Page page, int row) {
        cell(page, " .title").nth(row).click();
        assertThat(page.locator(".details .facts").first()).isVisible();
        // Where the line was, a button of the details may be now, whose tooltip would cover what is below it.
        page.mouse().move(0, 0);
    }

    private static Locator action(Page page, String name) {
        return page.locator(".details .action-bar")
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
    }

    /// Opens a panel of the list's head, and closes it again.
    private void panel(Page page, String opener) {
        button(page, opener).first().click();
        assertThat(page.locator("vaadin-popover[opened]")).hasCount(1);
        accessibility.look(page, "panel " + opener);
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-popover")).hasCount(0);
        assertThat(button(page, opener).first()).isFocused();
    }

    private void dialog(Page page, String name) {
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
        accessibility.look(page, name);
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
    }

    private void person(Page page) {
        page.getByRole(AriaRole.MENUITEM)
                .filter(new Locator.FilterOptions().setHas(page.locator("vaadin-avatar")))
                .click();
        assertThat(page.getByText("Sign out").first()).isVisible();
        accessibility.look(page, "person");
        page.keyboard().press("Escape");
    }
}

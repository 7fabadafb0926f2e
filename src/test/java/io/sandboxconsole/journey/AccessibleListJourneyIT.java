package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The list, its panels, the details and their dialogs are free of serious axe findings, in light or in dark.
class AccessibleListJourneyIT extends JourneyTest {

    /// A list of one line, where the list itself was looked at already: axe looks at all of a page.
    private static final String ONE = "/sandboxes?filter=name:" + JourneyFleet.RUNNING;

    private Accessibility accessibility;

    @BeforeEach
    void beginAnew() {
        accessibility = new Accessibility();
    }

    @Test
    void details_under_each_of_their_tabs() {
        var page = signIn("admin", ONE);
        openDetails(page, JourneyFleet.RUNNING);
        var tabs = page.locator(".details").getByRole(AriaRole.TAB);
        for (String tab : List.copyOf(tabs.allTextContents())) {
            tabs.filter(new Locator.FilterOptions().setHasText(tab)).click();
            assertThat(page.locator(".details").getByRole(AriaRole.TABPANEL)).hasAttribute("aria-label", tab);
            accessibility.look(page, "tab " + tab, ".details");
        }
        accessibility.look(page, "details");
        page.setViewportSize(390, 844);
        accessibility.look(page, "details, narrow", ".details");

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void details_of_what_failed() {
        accessibility = new Accessibility(ColorScheme.DARK);
        var page = signIn("admin", "/sandboxes?filter=name:" + JourneyFleet.FAILED);
        openDetails(page, JourneyFleet.FAILED);

        accessibility.look(page, "details of what failed", ".details");

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void the_list_and_its_selection() {
        var page = signIn("operator");
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();
        assertThat(page.locator(".first-frame")).hasCount(0);
        accessibility.look(page, "list");
        page.setViewportSize(390, 844);
        accessibility.look(page, "list, narrow");
        page.setViewportSize(1440, 900);
        page.navigate(address(ONE));
        assertThat(cell(page, " .title")).hasCount(1);
        // The first is for all lines.
        page.locator(".sandbox-grid vaadin-checkbox:visible").nth(1).click();
        assertThat(page.locator(".selection-bar")).isVisible();
        accessibility.look(page, "selection", ".page");
        page.setViewportSize(390, 844);
        accessibility.look(page, "selection, narrow", ".page");

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void the_filter_its_panels_and_an_empty_list() {
        var page = signIn("operator", ONE);
        assertThat(title(page, JourneyFleet.RUNNING)).isVisible();
        button(page, "More").click();
        for (String opener : List.of("State", "Age", "Columns", "Views", "Export")) {
            panel(page, opener);
        }
        filter(page, "state:");
        assertThat(page.getByText("A value is missing.").first()).isVisible();
        assertThat(page.locator(".filter-option").first()).isVisible();
        page.keyboard().press("ArrowDown");
        accessibility.look(page, "filter with a mistake and suggestions", ".page");
        page.keyboard().press("Escape");
        filter(page, "nothing-is-called-so");
        assertThat(cell(page, " .title")).hasCount(0);
        accessibility.look(page, "nothing matches", ".page");

        assertThat(accessibility.findings()).isEmpty();
    }

    @Test
    void every_dialog() {
        var page = signIn("operator", ONE);
        openDetails(page, JourneyFleet.RUNNING);
        page.locator(".details")
                .getByRole(
                        AriaRole.MENUITEM,
                        new Locator.GetByRoleOptions().setName("Copy").setExact(true))
                .first()
                .click();
        assertThat(page.getByText("Copy ID").first()).isVisible();
        accessibility.look(page, "copy menu", ".details");
        page.keyboard().press("Escape");
        for (String action : List.of("Renew", "Pause", "Create snapshot")) {
            button(page, action).click();
            accessibility.lookAndClose(page, action);
        }
        for (String action : List.of("Edit metadata", "Delete")) {
            chooseMore(page, action);
            accessibility.lookAndClose(page, action);
        }
        page.keyboard().press("Control+k");
        assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
        accessibility.lookAndClose(page, "command palette");
        button(page, "Create").first().click();
        confirm(page, "Create").click();
        accessibility.lookAndClose(page, "create");
        page.locator(".page h1").click();
        page.keyboard().press("?");
        accessibility.lookAndClose(page, "shortcuts");

        assertThat(accessibility.findings()).isEmpty();
    }

    /// Opens a panel of the list's head, and closes it again.
    private void panel(Page page, String opener) {
        button(page, opener).first().click();
        assertThat(page.locator("vaadin-popover[opened]")).hasCount(1);
        accessibility.look(page, "panel " + opener, "vaadin-popover[opened]");
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-popover")).hasCount(0);
        assertThat(button(page, opener).first()).isFocused();
    }
}

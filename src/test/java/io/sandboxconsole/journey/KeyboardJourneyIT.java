package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class KeyboardJourneyIT extends JourneyTest {

    @Test
    void the_list_is_walked_opened_and_closed_without_a_mouse() {
        var page = signIn("operator", "/sandboxes?filter=name:nightly-orders-*");
        assertThat(title(page, JourneyFleet.NEWER)).isVisible();
        assertThat(title(page, JourneyFleet.OLDER)).isVisible();

        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("Enter");
        assertThat(page.locator(".details h2")).hasText(JourneyFleet.OLDER);
        page.keyboard().press("k");
        page.keyboard().press("Enter");
        assertThat(page.locator(".details h2")).hasText(JourneyFleet.NEWER);
        page.keyboard().press("Escape");
        assertThat(page.locator(".details h2")).hasCount(0);
    }

    @Test
    void keys_lead_to_pages_and_to_the_search_and_are_left_alone_while_somebody_types() {
        var page = signIn("auditor");
        assertThat(cell(page, " .title").first()).isVisible();

        page.keyboard().press("/");
        page.keyboard().type("ga?jx");
        assertThat(page.locator(".page [data-shortcut=search] input")).hasValue("ga?jx");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        page.locator(".page h1").click();
        page.keyboard().press("?");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(1);
        page.keyboard().type("ga");
        page.keyboard().press("Escape");
        assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
        assertThat(page).hasURL(Pattern.compile("/sandboxes"));
        settle(page);
        page.keyboard().type("ga");
        assertThat(page).hasURL(Pattern.compile("/audit"));
        assertThat(page.locator(".page h1")).hasText("Audit");
        assertThat(cell(page, "").first()).isVisible();
        settle(page);
        page.keyboard().type("gs");
        assertThat(page).hasURL(Pattern.compile("/sandboxes$"));
        assertThat(page.locator(".page h1")).hasText("Sandboxes");
    }

    @Test
    void the_first_stop_skips_to_the_first_row() {
        var page = signIn("operator", "/sandboxes?filter=name:nightly-orders-*");
        assertThat(title(page, JourneyFleet.NEWER)).isVisible();

        page.keyboard().press("Tab");
        assertThat(page.locator("a.skip")).isFocused();
        assertThat(page.locator("a.skip")).hasText("Skip to content");
        page.keyboard().press("Enter");

        assertFocusInRow(page, JourneyFleet.NEWER);
        page.keyboard().press("ArrowDown");
        assertFocusInRow(page, JourneyFleet.OLDER);
    }

    @Test
    void enter_leads_into_the_details_and_escape_back_to_the_row() {
        var page = signIn("operator", "/sandboxes?filter=name:nightly-orders-*");
        assertThat(title(page, JourneyFleet.OLDER)).isVisible();

        page.keyboard().press("/");
        page.keyboard().press("ArrowDown");
        assertFocusInRow(page, JourneyFleet.NEWER);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");

        var heading = page.locator(".details h2");
        assertThat(heading).hasText(JourneyFleet.OLDER);
        assertThat(heading).isFocused();
        settle(page);
        page.keyboard().press("Escape");
        assertThat(heading).hasCount(0);
        assertFocusInRow(page, JourneyFleet.OLDER);

        page.keyboard().press("Enter");
        assertThat(heading).isFocused();
        page.keyboard().press("[");
        assertThat(heading).hasText(JourneyFleet.NEWER);
        assertThat(heading).isFocused();
        settle(page);
        page.keyboard().press("Escape");
        assertFocusInRow(page, JourneyFleet.NEWER);
    }

    @Test
    void details_that_a_mouse_opens_are_announced() {
        var page = signIn("operator", "/sandboxes?filter=name:nightly-orders-*");

        openDetails(page, JourneyFleet.NEWER);

        assertThat(page.locator(".announcer")).hasText("Details of " + JourneyFleet.NEWER + " opened");
    }

    @Test
    void an_enter_too_many_deletes_nothing_and_the_focus_returns() {
        var page = signIn("operator", "/sandboxes?filter=name:" + JourneyFleet.GUARDED);
        openDetails(page, JourneyFleet.GUARDED);
        var more = page.locator(".details .action-menu vaadin-menu-bar-button").first();
        for (String action : List.of("Delete", "Pause")) {
            if (action.equals("Pause")) {
                button(page, action).focus();
                page.keyboard().press("Enter");
            } else {
                more.focus();
                page.keyboard().press("Enter");
                assertThat(page.getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Delete")))
                        .isVisible();
                page.keyboard().press("End");
                page.keyboard().press("Enter");
            }
            assertThat(confirm(page, "Cancel")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("vaadin-dialog[opened]")).hasCount(0);
            page.waitForFunction("() => document.activeElement !== document.body");
        }
        assertThat(outcomesOf(JourneyFleet.GUARDED)).isEmpty();
    }

    @Test
    void copying_shows_a_tick_and_is_announced() {
        var page = signIn("operator", "/sandboxes?filter=name:" + JourneyFleet.RUNNING);
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        openDetails(page, JourneyFleet.RUNNING);

        var copy = page.locator(".details-identity [data-copy]");
        copy.click();

        assertThat(copy.locator("vaadin-icon")).hasAttribute("icon", "vaadin:check");
        assertThat(page.locator(".announcer")).hasText("Copied");
        assertThat(page.evaluate("navigator.clipboard.readText()")).isEqualTo(copy.getAttribute("data-copy"));
        assertThat(page.evaluate("""
                [...document.querySelectorAll('[data-copy]')].filter((each) => each.checkVisibility())
                  .map((each) => each.getBoundingClientRect())
                  .every((box) => box.width >= 24 && box.height >= 24)""")).isEqualTo(true);
    }

    @Test
    void the_palette_finds_pages_sandboxes_and_actions_and_gives_the_focus_back() {
        var page = signIn("operator", "/sandboxes?filter=name:nightly-orders-*");
        assertThat(title(page, JourneyFleet.NEWER)).isVisible();
        page.keyboard().press("j");
        assertFocusInRow(page, JourneyFleet.NEWER);

        page.keyboard().press("Control+k");
        var field = page.locator(".palette input");
        assertThat(field).isFocused();
        assertThat(field).hasAttribute("role", "combobox");
        assertThat(chosen(page)).hasText("Overview");
        page.keyboard().press("ArrowDown");
        assertThat(chosen(page)).hasText("Sandboxes");
        assertThat(field).hasAttribute("aria-activedescendant", chosen(page).getAttribute("id"));
        page.keyboard().press("Escape");
        assertThat(field).hasCount(0);
        assertFocusInRow(page, JourneyFleet.NEWER);

        page.keyboard().press("Control+k");
        page.keyboard().type(JourneyFleet.RUNNING);
        page.keyboard().press("Enter");
        assertThat(page.locator(".details h2")).hasText(JourneyFleet.RUNNING);
        assertThat(page.locator(".details h2")).isFocused();
        assertThat(page).hasURL(Pattern.compile("filter=name(:|%3A)nightly-orders"));
        settle(page);

        page.keyboard().press("Control+k");
        page.keyboard().type("audit");
        page.keyboard().press("Enter");
        assertThat(page.locator(".page h1")).hasText("Audit");
        assertThat(cell(page, "").first()).isVisible();
        settle(page);
    }

    @Test
    void the_palette_works_on_a_phone() {
        var page = signIn("viewer", "/overview");
        page.setViewportSize(390, 844);

        page.locator(".header-search").click();
        page.locator(".palette input").fill("sandb");
        assertThat(page.locator(".palette-list")).hasAttribute("data-text", "sandb");
        page.getByRole(
                        AriaRole.OPTION,
                        new Page.GetByRoleOptions().setName("Sandboxes").setExact(true))
                .click();

        assertThat(page).hasURL(Pattern.compile("/sandboxes$"));
        assertThat(page.locator(".page h1")).hasText("Sandboxes");
        assertFitsPhone(page);
        settle(page);
    }

    private static Locator chosen(Page page) {
        return page.locator(".palette [role=option][aria-selected=true]");
    }

    /// The cell that has the focus stands in the row of this sandbox.
    private static void assertFocusInRow(Page page, String name) {
        page.waitForFunction("""
                (name) => {
                  const row = document.activeElement?.shadowRoot?.activeElement?.closest('#items tr');
                  return row && [...row.querySelectorAll('slot')].flatMap((slot) => slot.assignedElements())
                    .some((cell) => cell.querySelector('.title')?.textContent === name);
                }""", name);
    }
}

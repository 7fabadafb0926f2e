package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

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
}

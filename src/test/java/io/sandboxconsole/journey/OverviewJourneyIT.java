package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OverviewJourneyIT extends JourneyTest {

    @Test
    void a_bar_leads_to_a_list_of_as_many_sandboxes() {
        var page = signIn("auditor", "/");
        var bar = page.locator("a.bar", new Page.LocatorOptions().setHas(page.locator(".state-failed")));
        assertThat(bar).isVisible();
        String count = Objects.requireNonNull(bar.locator(".bar-count").textContent());

        bar.click();

        page.waitForURL(url -> url.matches(".*/sandboxes\\?filter=state(:|%3A)failed"));
        assertThat(cell(page, " .state-failed").first()).isVisible();
        assertThat(cell(page, " .state-running")).hasCount(0);
        // The choice of a page's size follows without a blank.
        assertThat(page.locator(".pager")).containsText(Pattern.compile("\\b" + count + "(\\b|25 per page)"));
    }

    @Test
    void a_column_is_reached_and_followed_with_the_keyboard() {
        var page = signIn("operator", "/overview");
        var column = page.locator("a.plot-place").first();
        assertThat(column).isVisible();

        column.focus();
        page.keyboard().press("Enter");

        page.waitForURL(url -> url.contains("/sandboxes?filter="));
    }

    @Test
    void the_overview_looks_right_in_light_in_dark_and_on_a_phone() {
        var page = overview("en-GB");
        screenshot(page, "overview-light");
        darken(page);
        screenshot(page, "overview-dark");
        page.setViewportSize(390, 844);

        assertFitsPhone(page);

        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        screenshot(page, "overview-phone");
    }

    @Test
    void whoever_reads_chinese_gets_the_overview_in_chinese() {
        var page = overview("zh-CN");

        assertThat(page.getByText("永不过期").first()).isVisible();
        screenshot(page, "overview-zh");
    }

    private Page overview(String locale) {
        var page = signIn("auditor", "/overview", locale);
        assertThat(page.locator(".tile-count").first()).not().hasText("0");
        assertThat(page.locator(".plot-columns span:visible").first()).isVisible();
        return page;
    }
}

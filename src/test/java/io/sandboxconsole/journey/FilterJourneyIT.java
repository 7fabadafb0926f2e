package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// People who know no grammar find what they look for with few clicks and keys.
class FilterJourneyIT extends JourneyTest {

    @Test
    void a_run_is_found_by_its_key_and_an_equals_sign_with_one_click() {
        var page = signIn("operator");
        assertThat(cell(page, " .title").first()).isVisible();
        var effort = new Effort(page);

        effort.press("/");
        effort.type("run-id=" + JourneyFleet.RUN);
        effort.click(button(page, "Use label.run-id=" + JourneyFleet.RUN));

        assertThat(title(page, JourneyFleet.OLDER)).isVisible();
        assertThat(cell(page, " .title")).hasCount(1);
        assertThat(page).hasURL(Pattern.compile("filter=label.run-id%3D" + JourneyFleet.RUN));
        assertThat(effort.clicks()).isEqualTo(1);
        assertThat(effort.keys()).isEqualTo(1 + "run-id=".length() + JourneyFleet.RUN.length());
    }

    @Test
    void everything_of_a_key_older_than_an_hour_is_found_without_a_click() {
        var page = signIn("operator");
        assertThat(cell(page, " .title").first()).isVisible();
        var effort = new Effort(page);

        effort.press("/");
        effort.type("stag");
        effort.choose("Created by: Staging-CI (Deleted)");
        effort.type("age:");
        effort.choose("Older than an hour");

        assertThat(page).hasURL(Pattern.compile("filter=creator%3AStaging-CI%20age%3A%3E1h"));
        assertThat(button(page, "Created by: Staging-CI (Deleted)")).isVisible();
        assertThat(button(page, "Age: Older than an hour")).isVisible();
        assertThat(cell(page, " .creator").filter(new Locator.FilterOptions().setHasNotText("Staging-CI")))
                .hasCount(0);
        assertThat(cell(page, " .title").first()).isVisible();
        assertThat(effort.clicks()).isZero();
        assertThat(effort.keys()).isLessThanOrEqualTo(14);
    }

    @Test
    void suggestions_are_left_by_escape_and_do_not_get_in_the_way_of_enter() {
        var page = signIn("operator");
        assertThat(cell(page, " .title").first()).isVisible();
        var input = page.locator(".filter-text input");

        page.keyboard().press("/");
        page.keyboard().type("sta");
        assertThat(page.locator(".filter-option").first()).isVisible();
        assertThat(input).hasAttribute("aria-expanded", "true");
        page.keyboard().press("Escape");
        assertThat(page.locator(".filter-option:visible")).hasCount(0);
        assertThat(input).hasValue("sta");
        assertThat(input).isFocused();
        page.keyboard().type("te:");
        assertThat(page.locator(".filter-option").getByText("Running")).isVisible();
        // Until the list knows that this is no filter yet, Enter leads into its first row.
        assertThat(page.locator(".sandbox-grid")).hasAttribute("inert", "");
        page.keyboard().press("Enter");
        assertThat(page.locator(".filter-option:visible")).hasCount(0);
        assertThat(input).hasValue("state:");
        page.setViewportSize(390, 844);
        page.keyboard().type("r");
        page.locator(".filter-option").getByText("Running").click();
        assertThat(input).hasValue("state:running ");
        assertThat(page).hasURL(Pattern.compile("filter=state%3Arunning"));
        assertFitsPhone(page);
    }
}

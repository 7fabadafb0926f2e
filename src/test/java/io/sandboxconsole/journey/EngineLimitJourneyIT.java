package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.sandboxconsole.simulator.Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class EngineLimitJourneyIT extends JourneyTest {

    /// Short, so that the next journeys' listings are not held up.
    private static final int WINDOW_SECONDS = 8;

    /// A listing or two, so that most of the window is spent in waiting.
    private static final int CALLS = 4;

    @Autowired
    private Simulator simulator;

    @AfterEach
    void lift() {
        simulator.daytona().behaviour().reset();
    }

    @Test
    void an_admin_sees_why_listings_wait_and_everybody_that_the_data_is_old() {
        var page = signIn("admin", "/connections");
        var card = page.locator(".connection").filter(new Locator.FilterOptions().setHasText("Simulated Daytona"));
        assertThat(card.getByText("Data as of")).isVisible();

        simulator.daytona().behaviour().limit("authenticated", CALLS, WINDOW_SECONDS);

        assertThat(card.getByText("Lists waiting")).isVisible();
        assertThat(card.getByText("Lists wait and leave the rest of the rate limit “authenticated” to other clients"))
                .isVisible();
        assertThat(card.getByText("Data is old")).isVisible();
        assertThat(card.locator(".late-data")).containsText("Older than three of the present intervals");
        assertThat(page.locator(".health-chips").getByText("Data is old")).isVisible();
        screenshot(page, "shared-limit-light");
        darken(page);
        screenshot(page, "shared-limit-dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.navigate(address("/sandboxes"));
        assertThat(page.locator(".note-warning").getByText("is up, but its data is older than usual"))
                .isVisible();
        screenshot(page, "old-data-list-light");

        simulator.daytona().behaviour().reset();
        assertThat(page.locator(".note-warning")).isHidden();
        page.navigate(address("/connections"));
        assertThat(card.getByText("Data as of")).isVisible();
        assertThat(card.getByText("Data is old")).isHidden();
        assertThat(card.getByText("Lists waiting")).isHidden();
    }
}

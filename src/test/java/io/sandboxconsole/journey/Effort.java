package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/// Does what people do on a page, and counts their clicks and keys.
final class Effort {

    private final Page page;

    private int clicks;

    private int keys;

    Effort(Page page) {
        this.page = page;
    }

    int clicks() {
        return clicks;
    }

    int keys() {
        return keys;
    }

    void press(String key) {
        page.keyboard().press(key);
        keys++;
    }

    void type(String text) {
        page.keyboard().type(text);
        keys += text.length();
    }

    void click(Locator target) {
        target.click();
        clicks++;
    }

    /// Walks down the suggestions to `label` and takes it.
    void choose(String label) {
        var wanted = page.locator(".filter-option")
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(label, new Page.GetByTextOptions().setExact(true))));
        assertThat(wanted).isVisible();
        int steps = page.locator(".filter-option").allInnerTexts().stream()
                .takeWhile(text -> !text.lines().findFirst().orElse("").equals(label))
                .toList()
                .size();
        for (int step = 0; step <= steps; step++) {
            press("ArrowDown");
        }
        assertThat(wanted).hasAttribute("aria-selected", "true");
        press("Enter");
    }
}

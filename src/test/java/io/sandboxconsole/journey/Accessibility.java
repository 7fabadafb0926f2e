package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Checks a page with axe and collects the serious findings.
final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final Set<String> MENU_BAR_RULES = Set.of("aria-allowed-attr", "aria-required-children");

    private static final String DIALOG = "vaadin-dialog[opened]";

    private final List<String> findings = new ArrayList<>();

    /// Looks at all of `page` in light, and in dark at the contrast, which is all that differs there.
    void look(Page page, String place) {
        look(page, place, "body");
    }

    /// Looks at what of `page` is within `part` only: the rest was looked at already.
    void look(Page page, String place, String part) {
        note(page, axe(page, part), place);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        note(page, axe(page, part).withRules(List.of("color-contrast")), place + ", dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// Looks at the one open dialog of `page`, and closes it.
    void lookAndClose(Page page, String place) {
        assertThat(page.locator(DIALOG)).hasCount(1);
        look(page, place, DIALOG);
        page.keyboard().press("Escape");
        assertThat(page.locator(DIALOG)).hasCount(0);
    }

    private void note(Page page, AxeBuilder axe, String place) {
        // The colour of what is still fading in is not the one that is meant.
        JourneyTest.still(page);
        axe.analyze().getViolations().stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .filter(rule -> !ofTheMenuBar(rule))
                .map(rule -> place + ": " + told(rule))
                .forEach(findings::add);
    }

    private static AxeBuilder axe(Page page, String part) {
        var options = new AxeRunOptions();
        // Of what is in order axe needs to list no element, which is most of its work on a long list.
        options.setResultTypes(List.of("violations"));
        // Without the legacy mode axe opens a second page, which the page's own policy forbids it to fill.
        return new AxeBuilder(page).options(options).include(part).setLegacyMode(true);
    }

    /// Each finding with its place, one per line.
    String findings() {
        return String.join("\n", findings);
    }

    /// An open menu of Vaadin's menu bar stands inside the bar, and its items tell whether they are selected, which
    /// no item of a menu is. Nothing outside the component can change that.
    private static boolean ofTheMenuBar(Rule rule) {
        return MENU_BAR_RULES.contains(rule.getId())
                && rule.getNodes().stream().allMatch(node -> node.getHtml().startsWith("<vaadin-menu-bar"));
    }

    private static String told(Rule rule) {
        var places = rule.getNodes().stream()
                .limit(4)
                .map(node -> "\n    %s %s"
                        .formatted(
                                node.getTarget(),
                                node.getHtml().lines().findFirst().orElse("")))
                .toList();
        var reasons = rule.getNodes().stream()
                .limit(2)
                .flatMap(node -> node.getAny().stream())
                .map(check -> "\n    " + check.getMessage())
                .toList();
        return rule.getId() + " (" + rule.getNodes().size() + ")" + String.join("", places) + String.join("", reasons);
    }
}

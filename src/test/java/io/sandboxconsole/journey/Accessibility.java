package io.sandboxconsole.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Checks a page with axe and collects the serious findings.
final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final Set<String> MENU_BAR_RULES = Set.of("aria-allowed-attr", "aria-required-children");

    private static final String DIALOG = "vaadin-dialog[opened]";

    /// Of what is in order axe needs to list no element, which is most of its work on a long list.
    private static final String RUN = """
            ({ part, rules }) => axe
                .run(part, { resultTypes: ['violations'], ...(rules.length && { runOnly: { type: 'rule', values: rules } }) })
                .then((results) => results.violations)""";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final List<String> findings = new ArrayList<>();

    /// Looks at all of `page` in light, and in dark at the contrast, which is all that differs there.
    void look(Page page, String place) {
        look(page, place, "body");
    }

    /// Looks at what of `page` is within `part` only: the rest was looked at already.
    void look(Page page, String place, String part) {
        note(page, part, List.of(), place);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
        note(page, part, List.of("color-contrast"), place + ", dark");
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    /// Looks at the one open dialog of `page`, and closes it.
    void lookAndClose(Page page, String place) {
        assertThat(page.locator(DIALOG)).hasCount(1);
        look(page, place, DIALOG);
        page.keyboard().press("Escape");
        assertThat(page.locator(DIALOG)).hasCount(0);
    }

    /// @param rules all without one
    private void note(Page page, String part, List<String> rules, String place) {
        // The colour of what is still fading in is not the one that is meant.
        JourneyTest.still(page);
        // Not by the builder's own run, which brings all of axe into the page again each time.
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var violations = page.evaluate(RUN, Map.of("part", part, "rules", rules));
        JSON.convertValue(violations, new TypeReference<List<Rule>>() {}).stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .filter(rule -> !ofTheMenuBar(rule))
                .map(rule -> place + ": " + told(rule))
                .forEach(findings::add);
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

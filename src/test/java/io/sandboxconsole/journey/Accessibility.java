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

/// Checks pages with axe, in light and in dark by turns, and collects the serious findings.
final class Accessibility {

    /// With `-Djourneys.full` every place is checked in both colour schemes.
    private static final boolean FULL = Boolean.getBoolean("journeys.full");

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final Set<String> MENU_RULES = Set.of("aria-allowed-attr", "aria-required-children");

    private static final String DIALOG = "vaadin-dialog[opened]";

    /// The rules whose findings are never grave, some of which take long.
    private static final List<String> MINOR = List.of(
            "aria-allowed-role",
            "empty-heading",
            "heading-order",
            "landmark-banner-is-top-level",
            "landmark-complementary-is-top-level",
            "landmark-contentinfo-is-top-level",
            "landmark-main-is-top-level",
            "landmark-no-duplicate-banner",
            "landmark-no-duplicate-contentinfo",
            "landmark-no-duplicate-main",
            "landmark-one-main",
            "landmark-unique",
            "page-has-heading-one",
            "presentation-role-conflict",
            "region",
            "skip-link");

    /// Of what is in order axe needs to list no element, and to fetch the style sheets again only for a rule that is
    /// off.
    private static final String RUN = """
            ({ part, rules, minor }) => axe
                .run(part, {
                  resultTypes: ['violations'],
                  preload: false,
                  rules: Object.fromEntries(minor.map((rule) => [rule, { enabled: false }])),
                  ...(rules.length && { runOnly: { type: 'rule', values: rules } }),
                })
                .then((results) => results.violations)""";

    /// The components of a page that Vaadin's style sheet has styles for, which the console leaves out.
    private static final String UNSTYLED = """
            () => {
              const blocks = new Set([...document.styleSheets].flatMap((sheet) => [...sheet.cssRules])
                  .filter((rule) => rule instanceof CSSMediaRule).map((rule) => rule.media.mediaText));
              const names = new Set();
              const collect = (root) => root.querySelectorAll('*').forEach((element) => {
                if (element.localName.startsWith('vaadin-')) names.add(element.localName);
                if (element.shadowRoot) collect(element.shadowRoot);
              });
              collect(document);
              const style = getComputedStyle(document.documentElement);
              return [...names].flatMap((name) => style.getPropertyValue(`--_lumo-${name}-inject-modules`).split(',')
                  .map((block) => block.trim()).filter((block) => block && !blocks.has(block))
                  .map((block) => `${name} has no ${block}`));
            }""";

    private static final ObjectMapper JSON =
            new ObjectMapper().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);

    private final List<String> findings = new ArrayList<>();

    private boolean dark;

    Accessibility() {
        this(ColorScheme.LIGHT);
    }

    /// @param first the scheme of the first place
    Accessibility(ColorScheme first) {
        dark = first == ColorScheme.DARK;
    }

    /// Looks at all of `page`.
    void look(Page page, String place) {
        look(page, place, "body");
    }

    /// Looks at what of `page` is within `part` only: the rest was looked at already.
    void look(Page page, String place, String part) {
        if (FULL || !dark) {
            note(page, part, List.of(), place);
        }
        if (FULL || dark) {
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
            // Only the contrast differs from what was found in light.
            note(page, part, FULL ? List.of("color-contrast") : List.of(), place + ", dark");
            page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        }
        dark = !dark;
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
        ((List<?>) page.evaluate(UNSTYLED)).forEach(unstyled -> findings.add(place + ": " + unstyled));
        // The colour of what is still fading in is not the one that is meant.
        JourneyTest.still(page);
        // Not by the builder's own run, which brings all of axe into the page again each time.
        if (page.evaluate("typeof axe").equals("undefined")) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        var violations = page.evaluate(RUN, Map.of("part", part, "rules", rules, "minor", MINOR));
        JSON.convertValue(violations, new TypeReference<List<Rule>>() {}).stream()
                .filter(rule -> GRAVE.contains(rule.getImpact()))
                .filter(rule -> !ofVaadinsMenus(rule))
                .map(rule -> place + ": " + told(rule))
                .forEach(findings::add);
    }

    /// Each finding with its place, one per line.
    String findings() {
        return String.join("\n", findings);
    }

    /// An open menu of Vaadin's menu bar stands inside the bar, and the items of each of its menus tell whether they
    /// are selected, which no item of a menu is. Nothing outside the component can change that.
    private static boolean ofVaadinsMenus(Rule rule) {
        return MENU_RULES.contains(rule.getId())
                && rule.getNodes().stream()
                        .allMatch(node -> node.getHtml().matches("(?s)<vaadin-(menu-bar|context-menu-item).*"));
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

package io.sandboxconsole.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Looks at a page with axe and collects what is serious.
final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private static final Set<String> MENU_BAR_RULES = Set.of("aria-allowed-attr", "aria-required-children");

    private static final String DARK = "matchMedia('(prefers-color-scheme: dark)').matches";

    private final List<String> findings = new ArrayList<>();

    void look(Page page, String place) {
        // Overlays and notices fade in; a colour that is half transparent is not the one that is meant.
        page.waitForTimeout(400);
        // Without it axe opens a second page, which the page's own policy forbids it to fill.
        var axe = new AxeBuilder(page).setLegacyMode(true);
        if (Boolean.TRUE.equals(page.evaluate(DARK))) {
            // Everything else is the same as in light, where it is looked at.
            axe.withRules(List.of("color-contrast"));
        }
        axe.analyze().getViolations().stream()
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

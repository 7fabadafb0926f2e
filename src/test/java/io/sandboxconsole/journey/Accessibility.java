package io.sandboxconsole.journey;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Looks at a page with axe, in light and in dark, and collects what is serious.
final class Accessibility {

    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final List<String> findings = new ArrayList<>();

    void look(Page page, String place) {
        Stream.of(ColorScheme.LIGHT, ColorScheme.DARK).forEach(colors -> look(page, place, colors));
    }

    private void look(Page page, String place, ColorScheme colors) {
        // As a person chooses them.
        page.evaluate(
                "colors => window.sandboxConsoleTheme.choose(colors)",
                colors.name().toLowerCase(Locale.ROOT));
        // Colours may fade over, and an overlay in.
        page.waitForTimeout(400);
        // Without it axe opens a second page, which the page's own policy forbids it to fill.
        new AxeBuilder(page)
                .setLegacyMode(true).analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> "%s, %s: %s".formatted(place, colors, told(rule)))
                        .forEach(findings::add);
    }

    List<String> findings() {
        return findings;
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
                .limit(1)
                .flatMap(node -> node.getAny().stream())
                .map(check -> "\n    " + check.getMessage())
                .toList();
        return rule.getId() + " (" + rule.getNodes().size() + ")" + String.join("", places) + String.join("", reasons);
    }
}

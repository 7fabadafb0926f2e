package io.sandboxconsole.cli.output;

import io.sandboxconsole.cli.terminal.DisplayWidth;
import io.sandboxconsole.cli.terminal.HarmlessText;
import io.sandboxconsole.cli.terminal.Style;
import io.sandboxconsole.cli.terminal.Terminal;
import java.util.ArrayList;
import java.util.List;

/// Facts about one thing, a line each, under headings; what is not known has no line.
public final class Facts {

    private record Fact(String label, String value, Style style) {}

    private final List<Fact> facts = new ArrayList<>();

    /// Adds a fact; an empty one is left out. One without a label goes on with the fact before it.
    public Facts add(String label, String value) {
        return add(label, value, Style.NONE);
    }

    /// Adds a fact whose meaning a colour underlines.
    public Facts add(String label, String value, Style style) {
        if (!value.isEmpty()) {
            facts.add(new Fact(label, value, style));
        }
        return this;
    }

    /// Adds a heading.
    public Facts heading(String heading) {
        facts.add(new Fact(heading, "", Style.STRONG));
        return this;
    }

    public void print(Terminal terminal) {
        int width = facts.stream()
                .filter(fact -> !fact.value().isEmpty())
                .mapToInt(fact -> DisplayWidth.of(HarmlessText.of(fact.label())))
                .max()
                .orElse(0);
        for (Fact fact : facts) {
            String label = HarmlessText.of(fact.label());
            if (fact.value().isEmpty()) {
                terminal.print("");
                terminal.print(fact.style().of(label, terminal.coloursOutput()));
                continue;
            }
            String padding = " ".repeat(width - DisplayWidth.of(label));
            String value = fact.style().of(HarmlessText.of(fact.value()), terminal.coloursOutput());
            terminal.print(label + (label.isEmpty() ? " " : ":") + padding + "  " + value);
        }
    }
}

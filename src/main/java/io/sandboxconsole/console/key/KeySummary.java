package io.sandboxconsole.console.key;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;

/// Summarizes a key in a dialog: the facts that identify it, its last use and its sandboxes.
final class KeySummary extends Card {

    KeySummary(KeyRow line) {
        addThemeVariants(CardVariant.OUTLINED);
        setAriaRole("group");
        var facts = new DescriptionList();
        add(facts, text("key.lookup"), code(line.lookup()));
        add(facts, text("key.whose"), new Span("%s · %s".formatted(line.kind(), line.whose())));
        add(facts, text("key.used"), used(line));
        add(facts, text("key.sandboxes"), new Span(text("key.sandboxes.live", line.sandboxes())));
        add(facts);
    }

    static Component used(KeyRow line) {
        var use = line.key().lastUse();
        if (use == null) {
            return new Span(text("key.used.never"));
        }
        var origin = new Span(line.origin());
        origin.addClassName("key-origin");
        return new Span(new TimeText(use.at(), Show.AGO), new Span(" "), origin);
    }

    static Span code(String text) {
        var code = new Span(text);
        code.addClassName("code");
        return code;
    }

    private static void add(DescriptionList facts, String name, Component value) {
        facts.add(new Term(name), new Description(value));
    }
}

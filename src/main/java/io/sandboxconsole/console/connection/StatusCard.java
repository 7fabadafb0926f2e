package io.sandboxconsole.console.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.card.Card;
import com.vaadin.flow.component.card.CardVariant;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.SignBadge;
import io.sandboxconsole.console.component.Stack;
import io.sandboxconsole.console.component.TimeText;
import java.time.Instant;

/// Shows one dependency of the console: its name, its health, a sentence about that, and facts.
class StatusCard extends Card {

    private final Paragraph sentence = new Paragraph();

    private final Facts facts = new Facts();

    /// @param parts the components below the facts
    StatusCard(String name, Component... parts) {
        addClassName("connection");
        addThemeVariants(CardVariant.OUTLINED);
        setAriaRole("article");
        setTitle(new H2(name));
        var content = new Stack(sentence, facts);
        content.add(parts);
        add(content);
    }

    StatusCard(String name, SignBadge badge, String sentence) {
        this(name);
        show(badge, sentence);
    }

    /// Shows the current health in place of the previous one, facts included.
    final StatusCard show(SignBadge badge, String sentence) {
        setHeaderSuffix(badge);
        this.sentence.setText(sentence);
        facts.removeAll();
        return this;
    }

    final Facts facts() {
        return facts;
    }

    final StatusCard fact(String name, Instant moment, TimeText.Show show) {
        facts.withTime(name, moment, show);
        return this;
    }

    final StatusCard fact(String name, String value) {
        facts.withText(name, value);
        return this;
    }
}

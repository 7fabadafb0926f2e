package io.sandboxconsole.console.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.sandbox.Facts;
import java.time.Instant;

/// One thing the console depends on: its name, how it is doing, a sentence about that, and facts.
class Card extends Article {

    private final Header header;

    private final Paragraph sentence = new Paragraph();

    private final Facts facts = new Facts();

    Card(String name) {
        addClassName("connection");
        header = new Header(new H2(name));
        add(header, sentence, facts);
    }

    Card(String name, HealthBadge badge, String sentence) {
        this(name);
        tell(badge, sentence);
    }

    /// Tells how it is doing now, in place of what was told before, facts included.
    final Card tell(HealthBadge badge, String sentence) {
        header.getChildren().filter(HealthBadge.class::isInstance).toList().forEach(Component::removeFromParent);
        header.add(badge);
        this.sentence.setText(sentence);
        facts.removeAll();
        return this;
    }

    final Facts facts() {
        return facts;
    }

    final Card fact(String name, Instant moment, TimeText.Show show) {
        facts.withTime(name, moment, show);
        return this;
    }

    final Card fact(String name, String value) {
        facts.withText(name, value);
        return this;
    }
}

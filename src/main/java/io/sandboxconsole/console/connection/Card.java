package io.sandboxconsole.console.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.HealthBadge;
import io.sandboxconsole.console.component.TimeText;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One thing the console depends on: its name, how it is doing, a sentence about that, and facts.
final class Card extends Article {

    private final DescriptionList facts = new DescriptionList();

    Card(String name, HealthBadge badge, String sentence) {
        addClassName("connection");
        facts.addClassName("facts");
        add(new Header(new H2(name), badge), new Paragraph(sentence), facts);
    }

    Card fact(String name, @Nullable String value) {
        return value == null || value.isBlank() ? this : fact(name, new Span(value));
    }

    Card fact(String name, @Nullable Instant moment, TimeText.Show show) {
        return moment == null ? this : fact(name, new TimeText(moment, show));
    }

    private Card fact(String name, Component value) {
        facts.add(new Term(name), new Description(value));
        return this;
    }
}

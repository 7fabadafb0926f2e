package io.sandboxconsole.console.connection;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.console.component.TimeText;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Names and values. A name without a value is left out.
final class FactList extends DescriptionList {

    FactList with(String name, @Nullable String value) {
        return value == null || value.isBlank() ? this : put(name, new Span(value));
    }

    FactList with(String name, @Nullable Instant moment, TimeText.Show show) {
        return moment == null ? this : put(name, new TimeText(moment, show));
    }

    FactList with(String name, Collection<String> values) {
        if (values.isEmpty()) {
            return this;
        }
        var list = new UnorderedList(values.stream().map(ListItem::new).toArray(ListItem[]::new));
        list.addClassName("words");
        return put(name, list);
    }

    private FactList put(String name, Component value) {
        add(new Term(name), new Description(value));
        return this;
    }
}

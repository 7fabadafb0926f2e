package io.sandboxconsole.console.sandbox;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/// A list of names and values, as the details show them.
final class Facts extends DescriptionList {

    Facts() {
        addClassName("facts");
    }

    Facts with(String name, Component... values) {
        add(new Term(name), new Description(values));
        return this;
    }

    /// A value as it is typed on a command line or into an address.
    static Span code(String text) {
        var code = new Span(text);
        code.addClassName("code");
        return code;
    }

    /// Leaves the line out when there is no text.
    Facts withText(String name, @Nullable String text) {
        return text == null || text.isBlank() ? this : with(name, new Span(text));
    }
}

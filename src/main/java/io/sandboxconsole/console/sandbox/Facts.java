package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import org.jspecify.annotations.Nullable;

/// A list of names and values, as the details show them.
@StyleSheet("styles/details.css")
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
        return text == null || text.isBlank() ? this : with(name, new Span(InertText.line(text)));
    }

    /// A value to copy as it came. Leaves the line out when there is none.
    Facts withCopy(String name, String text) {
        return text.isEmpty()
                ? this
                : with(name, code(InertText.line(text)), Clipboard.button(say("details.value-of", name), text));
    }
}

package io.sandboxconsole.console.component;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.sandboxconsole.i18n.SafeText;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Lists names and values. A name without a value is left out, and texts are made safe.
public final class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    public Facts with(String name, Component... values) {
        add(new Term(name), new Description(values));
        return this;
    }

    /// A value as it is typed on a command line or into an address.
    public static Span code(String text) {
        var code = new Span(text);
        code.addClassName("code");
        return code;
    }

    public Facts withText(String name, @Nullable String value) {
        return value == null || value.isBlank() ? this : with(name, new Span(SafeText.line(value)));
    }

    public Facts withTime(String name, @Nullable Instant moment, TimeText.Show show) {
        return moment == null ? this : with(name, new TimeText(moment, show));
    }

    /// Several words side by side.
    public Facts withWords(String name, Collection<String> words) {
        if (words.isEmpty()) {
            return this;
        }
        var list = new UnorderedList(
                words.stream().map(SafeText::line).map(ListItem::new).toArray(ListItem[]::new));
        list.addClassName("words");
        return with(name, list);
    }

    /// A value with a button that copies it unchanged.
    ///
    /// @param more stand beside that button
    public Facts withCopy(String name, String text, Component... more) {
        return text.isEmpty() ? this : with(name, copyable(text("details.value-of", name), text, more));
    }

    /// A value with a button that copies it unchanged and is named by `subject`.
    public Facts withCopy(String name, String subject, String text) {
        return text.isEmpty() ? this : with(name, copyable(subject, text));
    }

    /// Keeps the buttons beside the value, however narrow the place is.
    private static Span copyable(String subject, String text, Component... more) {
        var copyable = new Span(code(SafeText.line(text)), Clipboard.button(subject, text));
        copyable.add(more);
        copyable.addClassName("copyable");
        return copyable;
    }
}

package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import io.sandboxconsole.console.component.Words;
import java.text.NumberFormat;

/// Leads to the list of what a mark counts.
final class MarkLink extends Anchor {

    MarkLink(String className, Component... content) {
        addClassName(className);
        add(content);
    }

    void leadTo(Mark mark) {
        if (mark.address() == null) {
            removeHref();
        } else {
            setHref(mark.address());
        }
        setAriaLabel(mark.sentence());
        setTitle(mark.sentence());
    }

    /// A count as the person's language writes numbers.
    static String written(int count) {
        return NumberFormat.getIntegerInstance(Words.locale()).format(count);
    }
}

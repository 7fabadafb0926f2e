package io.sandboxconsole.console.overview;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import io.sandboxconsole.console.component.Texts;
import java.text.NumberFormat;

/// Links a count to the list of the counted sandboxes.
public final class CountAnchor extends Anchor {

    public CountAnchor(String className, Component... content) {
        addClassName(className);
        add(content);
    }

    /// Leads to the counted items, and names them and their number.
    public void leadTo(CountLink countLink) {
        if (countLink.address() == null) {
            removeHref();
        } else {
            setHref(countLink.address());
        }
        setAriaLabel(countLink.sentence());
        setTitle(countLink.sentence());
    }

    /// Formats a count for the person's language.
    public static String written(int count) {
        return NumberFormat.getIntegerInstance(Texts.locale()).format(count);
    }
}

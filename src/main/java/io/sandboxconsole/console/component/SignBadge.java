package io.sandboxconsole.console.component;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Span;

/// A badge with a sign before its word, so that the colour alone carries no information.
public class SignBadge extends Badge {

    /// Renders the same badge in a table cell, from the properties `theme`, `sign` and `word` of the item.
    public static final String TEMPLATE = """
            <vaadin-badge theme=${item.theme}><span slot="icon" aria-hidden="true">${item.sign}</span>${item.word}</vaadin-badge>""";

    public SignBadge(String sign, String word, BadgeTone tone) {
        super(hidden(sign));
        setText(word);
        getElement().getThemeList().set(tone.theme(), !tone.theme().isEmpty());
    }

    private static Span hidden(String sign) {
        var mark = new Span(sign);
        mark.getElement().setAttribute("aria-hidden", "true");
        return mark;
    }
}

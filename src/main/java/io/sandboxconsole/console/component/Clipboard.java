package io.sandboxconsole.console.component;

import com.vaadin.flow.component.Component;

/// Copies text in the browser, within the click itself, because browsers allow it only then.
public final class Clipboard {

    private Clipboard() {}

    /// Makes a click on `component` copy `text`; the text is sent to the browser now, so it must not be a secret that
    /// the person may not see.
    public static void copyOnClick(Component component, String text) {
        component
                .getElement()
                .executeJs("this.addEventListener('click', () => navigator.clipboard.writeText($0))", text);
    }
}

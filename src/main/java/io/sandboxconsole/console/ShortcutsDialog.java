package io.sandboxconsole.console;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;

/// What the keys do. The browser itself reads them, in `js/keys.js`.
final class ShortcutsDialog extends Dialog {

    private final DescriptionList shortcuts = new DescriptionList();

    ShortcutsDialog() {
        setHeaderTitle(say("shell.shortcuts"));
        explain(say("shell.key.search"), "/");
        explain(say("shell.key.down"), "j", "↓");
        explain(say("shell.key.up"), "k", "↑");
        explain(say("shell.key.open"), "Enter");
        explain(say("shell.key.select"), "x");
        explain(say("shell.key.previous"), "[");
        explain(say("shell.key.next"), "]");
        explain(say("shell.key.close"), "Esc");
        explain(say("shell.key.overview"), "g", "o");
        explain(say("shell.key.sandboxes"), "g", "s");
        explain(say("shell.key.audit"), "g", "a");
        explain(say("key.go"), "g", "k");
        explain(say("shell.key.connections"), "g", "c");
        explain(say("shell.key.help"), "?");
        add(shortcuts);
        getFooter().add(new Button(say("shell.close"), _ -> close()));
    }

    private void explain(String effect, String... keys) {
        var term = new Term();
        for (String key : keys) {
            var cap = new HtmlContainer("kbd");
            cap.setText(key);
            term.add(cap);
        }
        shortcuts.add(term, new Description(new Span(effect)));
    }
}

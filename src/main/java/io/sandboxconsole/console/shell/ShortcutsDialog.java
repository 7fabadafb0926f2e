package io.sandboxconsole.console.shell;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.dialog.SingleDialog;

/// Lists the keyboard shortcuts. The browser itself handles them, in `js/keys.js`.
final class ShortcutsDialog extends SingleDialog {

    private final DescriptionList shortcuts = new DescriptionList();

    ShortcutsDialog() {
        setHeaderTitle(text("shell.shortcuts"));
        shortcuts.add(
                new Term(HeaderSearch.cap("Ctrl K", "elsewhere"), HeaderSearch.cap("⌘ K", "mac")),
                new Description(new Span(text("shell.key.palette"))));
        explain(text("shell.key.search"), "/");
        explain(text("shell.key.down"), "j", "↓");
        explain(text("shell.key.up"), "k", "↑");
        explain(text("shell.key.open"), "Enter");
        explain(text("shell.key.select"), "x");
        explain(text("shell.key.previous"), "[");
        explain(text("shell.key.next"), "]");
        explain(text("shell.key.close"), "Esc");
        explain(text("shell.key.overview"), "g", "o");
        explain(text("shell.key.sandboxes"), "g", "s");
        explain(text("history.go"), "g", "h");
        explain(text("shell.key.audit"), "g", "a");
        explain(text("key.go"), "g", "k");
        explain(text("shell.key.connections"), "g", "c");
        explain(text("shell.key.help"), "?");
        add(shortcuts);
        getFooter().add(new Button(text("shell.close"), _ -> close()));
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

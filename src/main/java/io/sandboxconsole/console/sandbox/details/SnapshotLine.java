package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.badge.Badge;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Snapshot;

/// Line of one snapshot: name, state, age and id.
final class SnapshotLine extends Div {

    SnapshotLine(Snapshot snapshot) {
        addClassName("snapshot");
        var title = new Span(title(snapshot));
        title.addClassName("snapshot-title");
        var state = new Badge(SafeText.line(snapshot.state()));
        var line = new Div(title, state);
        if (snapshot.createdAt() != null) {
            line.add(new TimeText(snapshot.createdAt(), Show.AGO));
        }
        add(
                line,
                new Div(
                        Facts.code(SafeText.line(snapshot.id())),
                        Clipboard.button(text("details.snapshot.the-id"), snapshot.id())));
        if (snapshot.message() != null && !snapshot.message().isBlank()) {
            add(new Paragraph(SafeText.line(snapshot.message())));
        }
    }

    static String title(Snapshot snapshot) {
        String name = snapshot.name();
        return name == null || name.isBlank() ? text("details.snapshot.unnamed") : SafeText.line(name);
    }
}

package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.audit.AuditEntryList;
import io.sandboxconsole.sandbox.SandboxId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Tab of the audit rows about the sandbox that the user may see.
final class AuditPart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AsyncPane<List<AuditRow>> pane = new AsyncPane<>(AuditPart::content, this::read);

    AuditPart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        var wholeTrail = new Anchor(
                "audit?text=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8), text("details.audit.whole"));
        add(wholeTrail, pane);
    }

    @Override
    void read() {
        reader.trail(ui(), id, pane::show);
    }

    private static Component content(List<AuditRow> rows) {
        if (rows.isEmpty()) {
            var empty = new Paragraph(text("details.audit.none"));
            empty.addClassName("nothing");
            return empty;
        }
        return new AuditEntryList(rows);
    }
}

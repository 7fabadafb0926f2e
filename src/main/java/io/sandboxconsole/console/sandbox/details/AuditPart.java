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

/// The trail's rows about the sandbox, as far as the person may see them.
final class AuditPart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AsyncPane<List<AuditRow>> answer = new AsyncPane<>(AuditPart::content, this::read);

    AuditPart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        var whole = new Anchor(
                "audit?text=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8), text("details.audit.whole"));
        add(whole, answer);
    }

    @Override
    void read() {
        reader.trail(ui(), id, answer::show);
    }

    private static Component content(List<AuditRow> rows) {
        if (rows.isEmpty()) {
            var nothing = new Paragraph(text("details.audit.none"));
            nothing.addClassName("nothing");
            return nothing;
        }
        return new AuditEntryList(rows);
    }
}

package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.console.audit.AuditEntryList;
import io.sandboxconsole.console.sandbox.timeline.Trail;
import io.sandboxconsole.sandbox.SandboxId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/// Tab of the audit rows about the sandbox that the user may see, and of what the engine's own log tells.
final class AuditPart extends ReadingPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AsyncPane<Trail> pane = new AsyncPane<>(AuditPart::content, this::read);

    AuditPart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        var wholeTrail = new Anchor(
                "audit?sandbox=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8), text("details.audit.whole"));
        add(wholeTrail, pane);
    }

    @Override
    void read() {
        var model = detailsModel();
        reader.trail(ui(), id, model == null ? null : model.sandbox(), pane::show);
    }

    private static Component content(Trail trail) {
        if (trail.rows().isEmpty() && trail.acts().isEmpty()) {
            var empty = new Paragraph(text("details.audit.none"));
            empty.addClassName("nothing");
            return empty;
        }
        var content = new Div();
        if (!trail.rows().isEmpty()) {
            content.add(new AuditEntryList(trail.rows()));
        }
        if (!trail.acts().isEmpty()) {
            content.add(
                    SandboxFacts.heading(text("details.audit.engine", trail.engine())),
                    new EngineActList(trail.acts()));
        }
        return content;
    }
}

package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.audit.AuditRow;
import io.sandboxconsole.console.audit.AuditLines;
import io.sandboxconsole.sandbox.SandboxId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The trail's rows about the sandbox, as far as the person may see them.
final class AuditPart extends DetailsPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final AnswerPane<List<AuditRow>> answer = new AnswerPane<>(AuditPart::content, this::read);

    private @Nullable Subject subject;

    AuditPart(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        var whole = new Anchor(
                "audit?text=" + URLEncoder.encode(id.value(), StandardCharsets.UTF_8), say("details.audit.whole"));
        var tools = new Div(whole);
        tools.addClassName("part-tools");
        add(tools, answer);
    }

    /// Whatever changed the sandbox has probably left rows.
    @Override
    void show(Subject current) {
        boolean changed = subject != null && !current.equals(subject);
        subject = current;
        if (changed && isAttached()) {
            read();
        }
    }

    @Override
    protected void onAttach(AttachEvent event) {
        read();
    }

    private void read() {
        reader.trail(ui(), id, answer::show);
    }

    private static Component content(List<AuditRow> rows) {
        if (rows.isEmpty()) {
            var nothing = new Paragraph(say("details.audit.none"));
            nothing.addClassName("nothing");
            return nothing;
        }
        return new AuditLines(rows);
    }
}

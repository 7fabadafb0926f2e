package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;

/// Tells that a sandbox no longer exists, and who deleted it where that is known. Offers no other try, which would tell
/// the same.
final class GoneNote extends Div {

    private GoneNote(Paragraph sentence) {
        addClassName("refusal");
        getElement().setAttribute("role", "status");
        add(sentence);
    }

    static GoneNote of(SandboxNotFound missing) {
        return new GoneNote(new Paragraph(text(missing.explanation())));
    }

    /// @param deletion the recorded outcome of the deletion
    static GoneNote of(SandboxId id, AuditEvent deletion) {
        var what = deletion.what();
        String name = what == null || what.name() == null ? id.toString() : what.name();
        var sentence = new Paragraph();
        sentence.add(
                new Span(text(
                        "details.gone.deleted",
                        SafeText.line(name),
                        SafeText.line(deletion.who().name()))),
                new Span(" "),
                new TimeText(deletion.at(), Show.AGO));
        return new GoneNote(sentence);
    }
}

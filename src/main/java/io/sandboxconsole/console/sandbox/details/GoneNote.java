package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.audit.AuditEvent;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.console.component.TimeText.Show;
import io.sandboxconsole.console.sandbox.timeline.EndText;
import io.sandboxconsole.console.sandbox.timeline.Trail;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.Life;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.SandboxNotFound;
import java.time.Instant;
import java.util.Optional;

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

    /// What the history knows of the end, and the way to it. Empty for a life that has not ended there.
    static Optional<GoneNote> of(Life life) {
        var end = life.end();
        if (end == null) {
            return Optional.empty();
        }
        var note = of(EndText.sentence(SafeText.line(life.sandbox().title()), end), end.at());
        var expiry = life.sandbox().expiresAt();
        if (expiry != null && EndFacts.unexpired(end, expiry)) {
            note.add(new Paragraph(new Span(text("history.not-expired") + " "), new TimeText(expiry, Show.FULL)));
        }
        var link = new Anchor(SandboxDetails.pastAddress(life.sandbox().id()), text("history.open"));
        link.getElement().setAttribute("router-link", true);
        note.add(link);
        return Optional.of(note);
    }

    /// No sandbox of this id is in the history, or none that the user may see.
    static GoneNote unknown(SandboxId id) {
        return new GoneNote(new Paragraph(text("history.missing", SafeText.line(id.toString()))));
    }

    /// @param trail empty where no deletion is recorded in it
    static Optional<GoneNote> of(SandboxId id, Trail trail) {
        return trail.deletion()
                .map(event -> of(
                        text(
                                "details.gone.deleted",
                                name(id, event),
                                SafeText.line(event.who().name())),
                        event.at()))
                .or(() -> trail.deletionAtEngine()
                        .map(act -> of(
                                text("details.gone.deleted-at", id.value(), Trail.actor(act), trail.engine()),
                                act.at())));
    }

    private static String name(SandboxId id, AuditEvent deletion) {
        var what = deletion.what();
        return what == null || what.name() == null ? id.value() : SafeText.line(what.name());
    }

    private static GoneNote of(String sentence, Instant at) {
        var paragraph = new Paragraph();
        paragraph.add(new Span(sentence), new Span(" "), new TimeText(at, Show.AGO));
        return new GoneNote(paragraph);
    }
}

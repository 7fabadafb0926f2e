package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.PaneHeader;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.component.TimeText;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.EngineAttributes;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.lease.LeaseReport;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Pane beside a list of the past: one sandbox as it was then, without actions, and the way to its whole history.
@StyleSheet("styles/details.css")
public final class PastDetails extends Div {

    private final SandboxId id;

    /// @param sandbox as of `at`; absent where it was not there or the person may not see it
    public PastDetails(SandboxId id, Instant at, @Nullable Sandbox sandbox, SandboxDetails.Screen screen) {
        this.id = id;
        addClassNames("details", "past-details");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", text("details.region"));
        getElement().setAttribute("data-now", at.toString());
        var notes = new Div(mark(at));
        notes.addClassName("details-notes");
        var content = new Div();
        content.addClassName("details-content");
        if (sandbox == null) {
            content.add(new Paragraph(text("asof.not-there")));
        } else {
            content.add(new SandboxFacts(
                    sandbox,
                    false,
                    !sandbox.attributes().equals(EngineAttributes.NONE),
                    LeaseReport.of(sandbox, at),
                    screen::createdBy,
                    _ -> Optional.empty()));
        }
        add(header(sandbox, screen), notes, content);
    }

    private PaneHeader header(@Nullable Sandbox sandbox, SandboxDetails.Screen screen) {
        var header = new PaneHeader(
                new PaneHeader.Labels(text("details.previous"), text("details.next"), text("details.close")),
                screen::step,
                screen::close);
        header.show(SafeText.line(sandbox == null ? id.value() : sandbox.title()));
        var identity =
                new Div(Facts.code(SafeText.line(id.value())), Clipboard.button(text("details.the-id"), id.value()));
        identity.addClassName("details-identity");
        if (sandbox != null) {
            identity.addComponentAsFirst(new Span(new StateBadge(sandbox.state())));
        }
        header.add(identity);
        return header;
    }

    private Div mark(Instant at) {
        var history = new Anchor(SandboxDetails.pastAddress(id), text("asof.whole-history"));
        var line = new Div(
                new Span(text("asof.title") + " "),
                new TimeText(at, TimeText.Show.FULL),
                new Span(" · " + text("asof.read-only") + " · "),
                history);
        line.addClassNames("note", "note-warning");
        return line;
    }
}

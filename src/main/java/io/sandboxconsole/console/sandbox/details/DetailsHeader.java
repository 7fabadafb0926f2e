package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.sandboxconsole.console.component.Clipboard;
import io.sandboxconsole.console.component.Facts;
import io.sandboxconsole.console.component.PaneHeader;
import io.sandboxconsole.console.component.StateBadge;
import io.sandboxconsole.console.sandbox.timeline.EndBadge;
import io.sandboxconsole.i18n.SafeText;
import io.sandboxconsole.sandbox.SandboxId;

/// Header of the details: title, state and id, with the buttons for the previous and next sandbox and to close.
final class DetailsHeader extends Composite<PaneHeader> {

    private final Span state = new Span();

    private final CopyMenu copy;

    private final PaneHeader header;

    DetailsHeader(SandboxId id, SandboxDetails.Screen screen) {
        copy = new CopyMenu(id);
        header = new PaneHeader(
                new PaneHeader.Labels(text("details.previous"), text("details.next"), text("details.close")),
                screen::step,
                screen::close,
                copy);
        header.show(SafeText.line(id.value()));
        var identity = new Div(
                state, Facts.code(SafeText.line(id.value())), Clipboard.button(text("details.the-id"), id.value()));
        identity.addClassName("details-identity");
        header.add(identity);
    }

    @Override
    protected PaneHeader initContent() {
        return header;
    }

    void show(DetailsModel model) {
        var sandbox = model.sandbox();
        copy.showCall(model.callable());
        if (model.life() != null) {
            copy.copyLink(SandboxDetails.pastAddress(sandbox.id()));
        }
        header.show(SafeText.line(sandbox.title()));
        state.removeAll();
        var end = model.end();
        state.add(end == null ? new StateBadge(sandbox.state()) : new EndBadge(end.cause()));
    }
}

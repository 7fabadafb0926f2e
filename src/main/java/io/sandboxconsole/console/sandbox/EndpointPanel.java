package io.sandboxconsole.console.sandbox;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.EndpointRequest;
import java.time.InstantSource;
import java.util.List;

/// Where the sandbox's ports are reached, as far as somebody has asked; credentials only on demand, by those who may.
final class EndpointPanel extends DetailsPart {

    private final Question onAsk;

    private final EndpointForm form;

    private final Div rows = new Div();

    private final Paragraph nothing = new Paragraph(say("details.endpoints.none"));

    private boolean mayReveal;

    /// Asks for an endpoint, with or without credentials; the answers go to the `asking` row.
    interface Question {
        void ask(EndpointRow asking, EndpointRequest request, boolean credentials);
    }

    EndpointPanel(InstantSource time, Question onAsk) {
        this.onAsk = onAsk;
        form = new EndpointForm(time, this::ask);
        addClassName("endpoint-panel");
        nothing.addClassName("nothing");
        rows.add(nothing);
        add(form, rows);
    }

    @Override
    void show(Subject subject) {
        mayReveal = subject.holds(Permission.REVEAL_CREDENTIALS);
        form.show(mayReveal && subject.signing());
    }

    /// The newest question stands on top and takes the place of an older one for the same port.
    private void ask(EndpointRequest request) {
        rows.remove(nothing);
        List<EndpointRow> same = rows.getChildren()
                .filter(EndpointRow.class::isInstance)
                .map(EndpointRow.class::cast)
                .filter(row -> row.request().port() == request.port())
                .toList();
        same.forEach(rows::remove);
        var row = new EndpointRow(
                request, mayReveal, (asking, credentials) -> onAsk.ask(asking, asking.request(), credentials));
        rows.addComponentAsFirst(row);
        row.ask(false);
    }
}

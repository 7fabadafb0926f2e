package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;

/// Where the sandbox's ports are reached, as far as somebody has asked; credentials only on demand, by those who may.
final class EndpointPanel extends DetailsPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final EndpointForm form;

    private final Div rows = new Div();

    private final Paragraph nothing = new Paragraph(text("details.endpoints.none"));

    private boolean mayReveal;

    EndpointPanel(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        form = new EndpointForm(reader::now, this::ask);
        addClassName("endpoint-panel");
        nothing.addClassName("nothing");
        rows.add(nothing);
        add(form, rows);
    }

    @Override
    void show(DetailsModel detailsModel) {
        mayReveal = detailsModel.holds(Permission.REVEAL_CREDENTIALS);
        form.show(mayReveal && detailsModel.signing());
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
                request,
                mayReveal,
                (asking, credentials) -> reader.endpoint(ui(), id, asking.request(), credentials, asking::show));
        rows.addComponentAsFirst(row);
        row.ask(false);
    }
}

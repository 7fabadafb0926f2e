package io.sandboxconsole.console.sandbox.details;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.access.Permission;
import io.sandboxconsole.sandbox.EndpointRequest;
import io.sandboxconsole.sandbox.SandboxId;
import java.util.List;

/// Tab of the requested endpoints of the sandbox; credentials only on demand, with the permission to reveal them.
final class EndpointPanel extends DetailsPart {

    private final SandboxId id;

    private final DetailsReader reader;

    private final EndpointForm form;

    private final Div rows = new Div();

    private final Paragraph empty = new Paragraph(text("details.endpoints.none"));

    private boolean mayReveal;

    private boolean callable;

    EndpointPanel(SandboxId id, DetailsReader reader) {
        this.id = id;
        this.reader = reader;
        form = new EndpointForm(reader::now, this::request);
        addClassName("endpoint-panel");
        empty.addClassName("nothing");
        rows.add(empty);
        add(form, rows);
    }

    @Override
    void show(DetailsModel detailsModel) {
        mayReveal = detailsModel.holds(Permission.REVEAL_CREDENTIALS);
        callable = detailsModel.callable();
        form.show(mayReveal && detailsModel.signing());
    }

    /// The path of the port at this console's `/v1`, relative to the console's URL.
    private String gateway(int port) {
        return "v1/sandboxes/%s/proxy/%d".formatted(SandboxDetails.encoded(id.value()), port);
    }

    /// Adds a row for the request at the top, in place of an earlier one for the same port.
    private void request(EndpointRequest request) {
        List<EndpointRow> same = rows.getChildren()
                .filter(EndpointRow.class::isInstance)
                .map(EndpointRow.class::cast)
                .filter(row -> row.request().port() == request.port())
                .toList();
        if (same.stream().anyMatch(row -> row.awaited() && row.request().equals(request))) {
            // The second of two quick clicks; each address that is a credential is recorded.
            return;
        }
        rows.remove(empty);
        same.forEach(rows::remove);
        var row = new EndpointRow(
                request,
                callable ? gateway(request.port()) : null,
                mayReveal,
                (target, credentials) -> reader.endpoint(ui(), id, target.request(), credentials, target::show));
        rows.addComponentAsFirst(row);
        row.read(false);
    }
}

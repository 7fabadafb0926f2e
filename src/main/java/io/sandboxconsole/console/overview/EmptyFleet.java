package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import java.util.List;

/// Explains an empty overview, and links to the list for a person who may create a sandbox.
final class EmptyFleet extends Div {

    private final Paragraph sentence = new Paragraph();

    private final Anchor list = new Anchor("sandboxes", text("overview.go-and-create"));

    EmptyFleet() {
        addClassName("note");
        getElement().setAttribute("role", "status");
        add(sentence, list);
    }

    void show(List<ConnectionHealth> health, boolean mayCreate) {
        boolean listed = health.stream().anyMatch(connection -> connection.dataAsOf() != null);
        list.setVisible(listed && mayCreate);
        sentence.setText(listed ? noSandboxes(mayCreate) : notListed(health));
    }

    private static String noSandboxes(boolean mayCreate) {
        return mayCreate ? text("overview.nothing-yet") : text("overview.nothing-to-see");
    }

    private static String notListed(List<ConnectionHealth> health) {
        if (health.isEmpty()) {
            return text("overview.no-connection");
        }
        return health.stream().anyMatch(connection -> connection.status() == Status.STARTING)
                ? text("overview.first-look")
                : text("overview.unreachable");
    }
}

package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import java.util.List;

/// Why there is nothing to count, and who can do something about it.
final class EmptyFleet extends Div {

    private final Paragraph sentence = new Paragraph();

    private final Anchor list = new Anchor("sandboxes", text("overview.go-and-create"));

    EmptyFleet() {
        addClassName("note");
        getElement().setAttribute("role", "status");
        add(sentence, list);
    }

    void show(List<ConnectionHealth> health, boolean mayCreate) {
        boolean looked = health.stream().anyMatch(connection -> connection.dataAsOf() != null);
        list.setVisible(looked && mayCreate);
        sentence.setText(looked ? nothing(mayCreate) : unknown(health));
    }

    private static String nothing(boolean mayCreate) {
        return mayCreate ? text("overview.nothing-yet") : text("overview.nothing-to-see");
    }

    private static String unknown(List<ConnectionHealth> health) {
        if (health.isEmpty()) {
            return text("overview.no-connection");
        }
        return health.stream().anyMatch(connection -> connection.status() == Status.STARTING)
                ? text("overview.first-look")
                : text("overview.unreachable");
    }
}

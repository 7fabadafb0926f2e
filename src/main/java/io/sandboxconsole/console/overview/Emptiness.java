package io.sandboxconsole.console.overview;

import static io.sandboxconsole.console.component.Words.say;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import io.sandboxconsole.inventory.ConnectionHealth;
import io.sandboxconsole.inventory.ConnectionHealth.Status;
import java.util.List;

/// Why there is nothing to count, and who can do something about it.
final class Emptiness extends Div {

    private final Paragraph sentence = new Paragraph();

    private final Anchor list = new Anchor("sandboxes", say("overview.go-and-create"));

    Emptiness() {
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
        return mayCreate ? say("overview.nothing-yet") : say("overview.nothing-to-see");
    }

    private static String unknown(List<ConnectionHealth> health) {
        if (health.isEmpty()) {
            return say("overview.no-connection");
        }
        return health.stream().anyMatch(connection -> connection.status() == Status.STARTING)
                ? say("overview.first-look")
                : say("overview.unreachable");
    }
}

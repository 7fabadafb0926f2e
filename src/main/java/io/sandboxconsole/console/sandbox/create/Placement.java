package io.sandboxconsole.console.sandbox.create;

import static io.sandboxconsole.console.component.Texts.text;

import com.vaadin.flow.component.select.Select;
import io.sandboxconsole.sandbox.Capabilities;
import io.sandboxconsole.sandbox.lifecycle.Connection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Selects the connection and the team of a new sandbox; a select with a single choice is hidden.
final class Placement {

    private final Select<Connection> connection = new Select<>();

    private final Select<String> team = new Select<>();

    Placement(List<Connection> connections, List<String> teams, Draft draft) {
        choose(connection, text("dialog.create.connection"), connections, draft.connection());
        connection.setItemLabelGenerator(Connection::name);
        choose(team, text("dialog.create.team"), teams, draft.team());
    }

    Select<Connection> connection() {
        return connection;
    }

    Select<String> team() {
        return team;
    }

    Capabilities capabilities() {
        return connection.getValue().capabilities();
    }

    private static <V> void choose(Select<V> select, String label, List<V> values, @Nullable V initial) {
        select.setLabel(label);
        select.setItems(values);
        if (!values.isEmpty()) {
            select.setValue(initial != null && values.contains(initial) ? initial : values.getFirst());
        }
        select.setVisible(values.size() > 1);
    }
}

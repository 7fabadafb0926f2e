package io.sandboxconsole.audit;

import io.sandboxconsole.audit.format.Change;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/// Field changes as the database holds them: a list of lists in JSON, each of a field, its value before and after.
final class ChangesText {

    private static final JsonMapper JSON = new JsonMapper();

    private ChangesText() {}

    static String of(List<?> changes) {
        var list = JsonNodeFactory.instance.arrayNode();
        for (Object element : changes) {
            var change = (Change) element;
            list.addArray().add(change.field()).add(change.before()).add(change.after());
        }
        return list.toString();
    }

    /// Reads [#of]. A text that is none, such as an administrator may write past the console, becomes one change of a
    /// field
    /// without a name, so that the row can be shown and is found to be changed.
    static List<Change> read(String text) {
        List<Change> changes = new ArrayList<>();
        try {
            for (JsonNode change : JSON.readTree(text)) {
                changes.add(new Change(change.path(0).asString(""), value(change.path(1)), value(change.path(2))));
            }
        } catch (JacksonException unreadable) {
            return List.of(new Change("", text, null));
        }
        return List.copyOf(changes);
    }

    private static @Nullable String value(JsonNode node) {
        return node.isString() ? node.asString() : null;
    }
}

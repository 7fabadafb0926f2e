package io.sandboxconsole.simulator.opensandbox;

import io.sandboxconsole.simulator.engine.FieldPath;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Names the members of a request by their aliases. The engine takes each by its alias and by the field's own name
/// (`snapshotId` and `snapshot_id`); with both, the alias wins.
final class FieldNames {

    /// Their keys are the caller's own.
    private static final Set<String> MAPS =
            Set.of("env", "metadata", "extensions", "resourceLimits", "resourceRequests");

    private static final Pattern STEP = Pattern.compile("_([a-z])");

    private FieldNames() {}

    static FieldPath byAlias(FieldPath body) {
        return new FieldPath(byAlias(body.node()), body.place());
    }

    static JsonNode byAlias(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> object(object);
            case ArrayNode list -> {
                ArrayNode named = JsonNodeFactory.instance.arrayNode();
                list.forEach(item -> named.add(byAlias(item)));
                yield named;
            }
            default -> node;
        };
    }

    private static ObjectNode object(ObjectNode object) {
        ObjectNode named = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            String name = member.getKey();
            String alias = STEP.matcher(name).replaceAll(step -> step.group(1).toUpperCase(Locale.ROOT));
            if (alias.equals(name) || !object.has(alias)) {
                named.set(alias, MAPS.contains(alias) ? member.getValue() : byAlias(member.getValue()));
            }
        }
        return named;
    }
}

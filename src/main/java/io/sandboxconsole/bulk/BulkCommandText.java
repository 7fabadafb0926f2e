package io.sandboxconsole.bulk;

import io.sandboxconsole.sandbox.Interval;
import io.sandboxconsole.sandbox.MetadataPatch;
import io.sandboxconsole.sandbox.SandboxAction;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A command as it is stored and hashed: JSON with its members in one order. Stored texts are read for as long as there
/// are plans: members may be added, and none may change its meaning.
final class BulkCommandText {

    private static final JsonMapper MAPPER = new JsonMapper();

    private BulkCommandText() {}

    static String of(BulkCommand command) {
        ObjectNode text = MAPPER.createObjectNode();
        text.put("action", command.action().word());
        switch (command) {
            case BulkCommand.Simple _ -> {}
            case BulkCommand.Renew(Instant expiresAt) -> text.put("until", expiresAt.toString());
            case BulkCommand.EditMetadata(MetadataPatch patch) -> {
                var set = text.putObject("set");
                new TreeMap<>(patch.set()).forEach(set::put);
                var remove = text.putArray("remove");
                patch.remove().stream().sorted().forEach(remove::add);
            }
            case BulkCommand.SetIntervals intervals -> {
                put(text, "stop", intervals.stop());
                put(text, "pause", intervals.pause());
                put(text, "archive", intervals.archive());
                put(text, "delete", intervals.delete());
            }
        }
        return text.toString();
    }

    /// @throws IllegalArgumentException if the text is none of ours
    static BulkCommand parse(String stored) {
        JsonNode text = MAPPER.readTree(stored);
        var action = SandboxAction.valueOf(
                text.path("action").asString().toUpperCase(Locale.ROOT).replace('-', '_'));
        return switch (action) {
            case RENEW -> new BulkCommand.Renew(Instant.parse(text.path("until").asString()));
            case EDIT_METADATA ->
                new BulkCommand.EditMetadata(new MetadataPatch(
                        entries(text.path("set")), texts(text.path("remove").values())));
            case SET_INTERVALS ->
                new BulkCommand.SetIntervals(
                        interval(text.path("stop")),
                        interval(text.path("pause")),
                        interval(text.path("archive")),
                        interval(text.path("delete")));
            default -> new BulkCommand.Simple(action);
        };
    }

    private static void put(ObjectNode text, String name, @Nullable Interval interval) {
        if (interval != null) {
            text.putObject(name)
                    .put("when", interval.when().name())
                    .put("seconds", interval.time().toSeconds());
        }
    }

    private static @Nullable Interval interval(JsonNode node) {
        return node.isObject()
                ? new Interval(
                        Interval.When.valueOf(node.path("when").asString()),
                        Duration.ofSeconds(node.path("seconds").asLong()))
                : null;
    }

    private static Map<String, String> entries(JsonNode node) {
        Map<String, String> entries = new TreeMap<>();
        node.properties()
                .forEach(entry -> entries.put(entry.getKey(), entry.getValue().asString()));
        return entries;
    }

    private static Set<String> texts(Collection<JsonNode> nodes) {
        Set<String> texts = new LinkedHashSet<>();
        nodes.forEach(node -> texts.add(node.asString()));
        return texts;
    }
}

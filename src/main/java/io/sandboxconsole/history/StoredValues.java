package io.sandboxconsole.history;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.sandboxconsole.sandbox.ApiKeyDetails;
import io.sandboxconsole.sandbox.Creator;
import io.sandboxconsole.sandbox.Creator.Evidence;
import io.sandboxconsole.sandbox.EngineIdentity;
import io.sandboxconsole.sandbox.Lease;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/// Writes and reads the values of fields that are no plain text, and those maps of fields themselves, as JSON. Equal
/// texts are read once, because thousands of sandboxes share a creator or a command. Safe for use by several threads.
final class StoredValues {

    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(usual -> usual.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /// Made once, because thousands of these are read at once.
    private static final ObjectReader FIELDS = JSON.readerFor(new TypeReference<Map<String, String>>() {});

    private static final ObjectReader CHANGES = JSON.readerFor(new TypeReference<List<@Nullable String[]>>() {});

    private static final int MOST = 5_000;

    private final Map<String, Object> read = new ConcurrentHashMap<>();

    /// All kinds of creators in one shape.
    private record StoredCreator(
            String kind,
            String id,
            String name,
            boolean deleted,
            Evidence evidence,
            @Nullable ApiKeyDetails details,
            @Nullable EngineIdentity identity) {}

    String written(Creator creator) {
        return JSON.writeValueAsString(
                switch (creator) {
                    case Creator.User(String id, String name, Evidence evidence) ->
                        new StoredCreator("user", id, name, false, evidence, null, null);
                    case Creator.ApiKey(
                            String id,
                            String name,
                            boolean deleted,
                            Evidence evidence,
                            @Nullable ApiKeyDetails details) ->
                        new StoredCreator("key", id, name, deleted, evidence, details, null);
                    case Creator.EnginePrincipal(String id, String name, boolean deleted, EngineIdentity identity) ->
                        new StoredCreator("engine", id, name, deleted, creator.evidence(), null, identity);
                    case Creator.Unknown(boolean copied) ->
                        new StoredCreator(copied ? "copy" : "unknown", "", "", false, creator.evidence(), null, null);
                });
    }

    Creator creator(@Nullable String text) {
        return text == null ? Creator.Unknown.CREATOR : once(text, StoredValues::readCreator);
    }

    private static Creator readCreator(String text) {
        var stored = JSON.readValue(text, StoredCreator.class);
        return switch (stored.kind()) {
            case "user" -> new Creator.User(stored.id(), stored.name(), stored.evidence());
            case "key" ->
                new Creator.ApiKey(stored.id(), stored.name(), stored.deleted(), stored.evidence(), stored.details());
            case "engine" ->
                stored.identity() == null
                        ? Creator.Unknown.CREATOR
                        : new Creator.EnginePrincipal(stored.id(), stored.name(), stored.deleted(), stored.identity());
            case "copy" -> Creator.Unknown.OF_COPY;
            default -> Creator.Unknown.CREATOR;
        };
    }

    String written(List<String> texts) {
        return JSON.writeValueAsString(texts);
    }

    List<String> texts(@Nullable String text) {
        return text == null
                ? List.of()
                : once(text, json -> JSON.readValue(json, new TypeReference<List<String>>() {}));
    }

    String written(Lease lease) {
        return JSON.writeValueAsString(lease);
    }

    @Nullable
    Lease lease(@Nullable String text) {
        return text == null ? null : once(text, json -> JSON.readValue(json, Lease.class));
    }

    /// Writes a map of fields.
    static String written(Map<String, ? extends @Nullable String> fields) {
        return JSON.writeValueAsString(fields);
    }

    /// Reads a map of fields.
    static Map<String, String> fields(String text) {
        return FIELDS.readValue(text);
    }

    /// Reads a map of fields of which some are absent.
    static Map<String, @Nullable String> rest(String text) {
        return FIELDS.readValue(text);
    }

    static String writtenChanges(List<FieldChange> changes) {
        return JSON.writeValueAsString(changes.stream()
                .map(change -> new @Nullable String[] {change.field(), change.before(), change.after()})
                .toList());
    }

    static List<FieldChange> changes(@Nullable String text) {
        return text == null
                ? List.of()
                : CHANGES.<List<@Nullable String[]>>readValue(text).stream()
                        .map(parts -> new FieldChange(String.valueOf(parts[0]), parts[1], parts[2]))
                        .toList();
    }

    @SuppressWarnings("unchecked")
    private <T> T once(String text, Function<String, T> reader) {
        Object known = read.get(text);
        if (known != null) {
            return (T) known;
        }
        T value = reader.apply(text);
        if (read.size() >= MOST) {
            read.clear();
        }
        read.put(text, value);
        return value;
    }
}

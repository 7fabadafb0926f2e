package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.provider.http.EngineTime;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One object of an engine's response, such as a sandbox or a snapshot: its position in the response, and the few
/// members that determine its owner. Its bytes are never rewritten.
///
/// Not a record, because a record compares and prints its components.
final class JsonRow {

    private static final String METADATA = "metadata";

    private static final Set<String> MEMBERS = Set.of("id", "createdAt", "sandboxId", "templateId");

    private static final Set<String> LABELS =
            Set.of(ReservedMetadata.OWNER, ReservedMetadata.TEAM, ReservedMetadata.REQUEST, Sandbox.NAME_KEY);

    private final byte[] source;

    private final int from;

    private final int to;

    private final Map<String, String> members;

    private final Map<String, String> labels;

    /// Whether the labels could be read. Otherwise the row may be any team's, and no team gets it by default.
    private final boolean labelled;

    private JsonRow(
            byte[] source, int from, int to, Map<String, String> members, Optional<Map<String, String>> labels) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.members = Map.copyOf(members);
        this.labels = Map.copyOf(labels.orElse(Map.of()));
        this.labelled = labels.isPresent();
    }

    /// Reads the single object in `bytes`.
    ///
    /// @throws IllegalArgumentException if they hold none
    static JsonRow only(byte[] bytes) {
        return JsonScanner.leniently(bytes, parser -> read(parser, bytes));
    }

    /// Reads the object that begins at the current token of `parser`, to its end.
    static JsonRow read(JsonParser parser, byte[] source) {
        int from = JsonScanner.begin(parser);
        Map<String, String> members = new HashMap<>();
        Optional<Map<String, String>> labels = Optional.of(Map.of());
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals(METADATA) && value != JsonToken.VALUE_NULL) {
                labels = labels(parser, source);
            } else if (MEMBERS.contains(name) && value.isScalarValue() && value != JsonToken.VALUE_NULL) {
                members.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
        return new JsonRow(source, from, JsonScanner.end(parser), members, labels);
    }

    /// A top-level string.
    @Nullable
    String member(String name) {
        return members.get(name);
    }

    /// A label that determines ownership, identity or display name.
    @Nullable
    String label(String key) {
        return labels.get(key);
    }

    /// Its bytes.
    byte[] bytes() {
        return Arrays.copyOfRange(source, from, to);
    }

    void writeTo(ByteArrayOutputStream out) {
        out.write(source, from, to - from);
    }

    /// The id of a sandbox or snapshot.
    @Nullable
    String id() {
        return members.get("id");
    }

    /// The id of a template.
    @Nullable
    String templateId() {
        return members.get("templateId");
    }

    /// The creation time; an unreadable one counts as the distant past.
    Instant createdAt() {
        return EngineTime.read(members.get("createdAt")).orElse(Instant.MIN);
    }

    boolean within(AccessScope accessScope, @Nullable String defaultTeam) {
        return accessScope.covers(team(defaultTeam), owner());
    }

    /// The sandbox of the row as an attempt's target.
    Target target(SandboxId id, @Nullable String defaultTeam) {
        return new Target(
                id.connection().value(), id.value(), labels.get(Sandbox.NAME_KEY), team(defaultTeam), owner());
    }

    private @Nullable String team(@Nullable String defaultTeam) {
        return labels.getOrDefault(ReservedMetadata.TEAM, labelled ? defaultTeam : null);
    }

    private @Nullable String owner() {
        String owner = labels.get(ReservedMetadata.OWNER);
        return owner == null || owner.isBlank() ? null : owner;
    }

    /// The labels; empty where they are of another kind. A value that is no text counts as its JSON, which is no team
    /// and no owner.
    private static Optional<Map<String, String>> labels(JsonParser parser, byte[] source) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return Optional.empty();
        }
        Map<String, String> labels = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && LABELS.contains(name)) {
                labels.put(name, parser.getString());
            } else if (value.isStructStart() && LABELS.contains(name)) {
                int from = JsonScanner.begin(parser);
                parser.skipChildren();
                labels.put(name, new String(source, from, JsonScanner.end(parser) - from, StandardCharsets.UTF_8));
            } else {
                parser.skipChildren();
            }
        }
        return Optional.of(labels);
    }
}

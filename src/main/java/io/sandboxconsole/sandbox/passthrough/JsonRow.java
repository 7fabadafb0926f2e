package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.AccessScope;
import io.sandboxconsole.access.Operation.Target;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxId;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.io.ByteArrayOutputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One object of an engine's response, such as a sandbox or a snapshot: its position in the response, and the few
/// members that determine its owner. Its bytes are never rewritten.
///
/// Not a record, because a record compares and prints its components.
final class JsonRow {

    private static final Set<String> MEMBERS = Set.of("id", "createdAt", "sandboxId", "templateId");

    private static final Set<String> LABELS =
            Set.of(ReservedMetadata.OWNER, ReservedMetadata.TEAM, ReservedMetadata.REQUEST, Sandbox.NAME_KEY);

    private final byte[] source;

    private final int from;

    private final int to;

    private final Map<String, String> members;

    private final Map<String, String> labels;

    private JsonRow(byte[] source, int from, int to, Map<String, String> members, Map<String, String> labels) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.members = Map.copyOf(members);
        this.labels = Map.copyOf(labels);
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
        Map<String, String> labels = new HashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (name.equals("metadata") && value == JsonToken.START_OBJECT) {
                keep(parser, labels);
            } else if (value == JsonToken.VALUE_STRING && MEMBERS.contains(name)) {
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

    /// The creation time; an unparseable one counts as the distant past.
    Instant createdAt() {
        try {
            return OffsetDateTime.parse(members.getOrDefault("createdAt", "")).toInstant();
        } catch (DateTimeException unreadable) {
            return Instant.MIN;
        }
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
        return labels.getOrDefault(ReservedMetadata.TEAM, defaultTeam);
    }

    private @Nullable String owner() {
        String owner = labels.get(ReservedMetadata.OWNER);
        return owner == null || owner.isBlank() ? null : owner;
    }

    private static void keep(JsonParser parser, Map<String, String> labels) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            if (value.isScalarValue() && value != JsonToken.VALUE_NULL && LABELS.contains(name)) {
                labels.put(name, parser.getString());
            } else {
                parser.skipChildren();
            }
        }
    }
}

package io.sandboxconsole.audit.format;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A field of a row: its part, its tag within the part, its name in exports, and the type of its value. Within a part
/// the constants are in the order of their tags. A tag is never used for anything else again.
public enum Field {
    NUMBER(Part.ROW, 1, "number", FieldType.INTEGER),
    /// When it happened.
    AT(Part.ROW, 2, "at", FieldType.INSTANT),
    /// When it was appended; absent in rows from before the chain.
    CHAINED(Part.ROW, 3, "chained", FieldType.INSTANT),
    OPERATION(Part.ROW, 4, "operation", FieldType.UUID),
    PHASE(Part.ROW, 5, "phase", FieldType.TEXT),
    ACTION(Part.ROW, 6, "action", FieldType.TEXT),
    ACTOR_ID(Part.ROW, 7, "actorId", FieldType.TEXT),
    ACTOR_KIND(Part.ROW, 8, "actorKind", FieldType.TEXT),
    DOOR(Part.ROW, 9, "door", FieldType.TEXT),
    /// The kind of program or job that called: a browser, a client library, a job, a policy.
    CALLER(Part.ROW, 10, "caller", FieldType.TEXT),
    CONNECTION(Part.ROW, 11, "connection", FieldType.TEXT),
    TARGET_ID(Part.ROW, 12, "targetId", FieldType.TEXT),
    TEAM(Part.ROW, 13, "team", FieldType.TEXT),
    OWNER(Part.ROW, 14, "owner", FieldType.TEXT),
    RESULT(Part.ROW, 15, "result", FieldType.TEXT),
    CODE(Part.ROW, 16, "code", FieldType.TEXT),
    ENGINE_REQUEST(Part.ROW, 17, "engineRequest", FieldType.TEXT),
    REQUEST(Part.ROW, 18, "request", FieldType.TEXT),
    /// The operation of which this one is a part.
    PARENT(Part.ROW, 19, "parent", FieldType.UUID),
    JOB(Part.ROW, 20, "job", FieldType.TEXT),
    ON_BEHALF_OF_ID(Part.ROW, 21, "onBehalfOfId", FieldType.TEXT),
    /// The salted hash of the part [Part#PERSON].
    PERSON_HASH(Part.ROW, 22, "personHash", FieldType.HASH),
    /// The salted hash of the part [Part#CONTENT].
    CONTENT_HASH(Part.ROW, 23, "contentHash", FieldType.HASH),

    ACTOR_NAME(Part.PERSON, 1, "actorName", FieldType.TEXT),
    ADDRESS(Part.PERSON, 2, "address", FieldType.TEXT),
    USER_AGENT(Part.PERSON, 3, "userAgent", FieldType.TEXT),
    ON_BEHALF_OF_NAME(Part.PERSON, 4, "onBehalfOfName", FieldType.TEXT),

    TARGET_NAME(Part.CONTENT, 1, "targetName", FieldType.TEXT),
    DETAIL(Part.CONTENT, 2, "detail", FieldType.TEXT),
    REASON(Part.CONTENT, 3, "reason", FieldType.TEXT),
    CHANGES(Part.CONTENT, 4, "changes", FieldType.CHANGES);

    static final List<Field> ALL = List.of(values());

    private static final Map<String, Field> BY_KEY =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Field::key, Function.identity()));

    private static final Map<Part, List<Field>> BY_PART =
            new EnumMap<>(Arrays.stream(values()).collect(Collectors.groupingBy(Field::part)));

    private final Part part;

    private final int tag;

    private final String key;

    private final FieldType type;

    Field(Part part, int tag, String key, FieldType type) {
        this.part = part;
        this.tag = tag;
        this.key = key;
        this.type = type;
    }

    public Part part() {
        return part;
    }

    public int tag() {
        return tag;
    }

    /// Returns the name of the field in exports.
    public String key() {
        return key;
    }

    public FieldType type() {
        return type;
    }

    /// Returns the field with that name in exports.
    public static @Nullable Field keyed(String key) {
        return BY_KEY.get(key);
    }

    /// Returns the fields of `part` in the order of their tags.
    public static List<Field> of(Part part) {
        return BY_PART.getOrDefault(part, List.of());
    }
}

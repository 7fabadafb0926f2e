package io.sandboxconsole.audit.export;

import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Proof;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.MomentText;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.Seal;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.InclusionProof;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Reads one row behind its type. What is unknown, or stands twice, is refused: what a person reads in the line must
/// be what is hashed.
final class RowReader {

    private final JsonParser json;

    private final Map<Field, Object> values = new EnumMap<>(Field.class);

    /// The hashes of the parts, their salts, the row's hash and the chain's.
    private final @Nullable Bytes[] bytes = new Bytes[6];

    private @Nullable Long version;

    private @Nullable Proof proof;

    RowReader(JsonParser json) {
        this.json = json;
    }

    ExportedRow read() {
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            member(json.currentName());
        }
        long said = version == null ? 0 : version;
        if (said != Row.VERSION) {
            throw new UnknownVersion("A row", said);
        }
        var row = new Row(values, seal("person", bytes[0], bytes[2]), seal("content", bytes[1], bytes[3]));
        return new ExportedRow(row, bytes[4], bytes[5], proof);
    }

    private void member(String name) {
        switch (name) {
            case "personHash" -> bytes(0);
            case "contentHash" -> bytes(1);
            case "personSalt" -> bytes(2);
            case "contentSalt" -> bytes(3);
            case "rowHash" -> bytes(4);
            case "hash" -> bytes(5);
            case "version" -> {
                once(name, version);
                version = number();
            }
            case "proof" -> {
                once(name, proof);
                proof = proof();
            }
            default -> {
                Field field = Field.keyed(name);
                if (field == null) {
                    throw new MalformedRow("A row has the unknown member “%s”.".formatted(name));
                }
                once(name, values.put(field, value(field)));
            }
        }
    }

    private void bytes(int place) {
        once(json.currentName(), bytes[place]);
        bytes[place] = Bytes.hex(text());
    }

    private static void once(String name, @Nullable Object earlier) {
        if (earlier != null) {
            throw new MalformedRow("A row has “%s” twice.".formatted(name));
        }
    }

    private static Seal seal(String part, @Nullable Bytes hash, @Nullable Bytes salt) {
        if (hash != null && salt != null) {
            throw new MalformedRow("A row has both a hash and a salt of its part “%s”.".formatted(part));
        }
        if (hash != null) {
            return new Seal.Redacted(hash);
        }
        return salt == null ? Seal.UNSALTED : new Seal.Salted(salt);
    }

    private Object value(Field field) {
        return switch (field.type()) {
            case INTEGER -> number();
            case INSTANT -> MomentText.read(text());
            case UUID -> uuid(text());
            case TEXT -> text();
            case CHANGES -> changes();
            case HASH -> throw new MalformedRow("“%s” is no value.".formatted(field.key()));
        };
    }

    private String text() {
        if (json.nextToken() != JsonToken.VALUE_STRING) {
            throw new MalformedRow("A text is expected in “%s”.".formatted(json.currentName()));
        }
        return json.getString();
    }

    private long number() {
        if (json.nextToken() != JsonToken.VALUE_NUMBER_INT) {
            throw new MalformedRow("A number is expected in “%s”.".formatted(json.currentName()));
        }
        return json.getLongValue();
    }

    /// Reads a UUID in its one usual spelling.
    static UUID uuid(String text) {
        if (text.length() != 36) {
            throw new MalformedRow("“%s” is no UUID in lower case.".formatted(text));
        }
        long most = 0;
        long least = 0;
        for (int i = 0; i < 36; i++) {
            char sign = text.charAt(i);
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            int digit = sign >= '0' && sign <= '9' ? sign - '0' : sign >= 'a' && sign <= 'f' ? sign - 'a' + 10 : -1;
            if (dash ? sign != '-' : digit < 0) {
                throw new MalformedRow("“%s” is no UUID in lower case.".formatted(text));
            }
            if (!dash && i < 18) {
                most = most << 4 | digit;
            } else if (!dash) {
                least = least << 4 | digit;
            }
        }
        return new UUID(most, least);
    }

    private List<Change> changes() {
        begin(JsonToken.START_ARRAY);
        List<Change> changes = new ArrayList<>();
        while (json.nextToken() == JsonToken.START_OBJECT) {
            changes.add(change());
        }
        end(JsonToken.END_ARRAY);
        return List.copyOf(changes);
    }

    private Change change() {
        Map<String, String> members = new HashMap<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            once(name, members.put(name, text()));
        }
        @Nullable String field = members.remove("field");
        var change = new Change(field == null ? "" : field, members.remove("before"), members.remove("after"));
        if (field == null || !members.isEmpty()) {
            throw new MalformedRow("A change has a field, its value before and after, and nothing else.");
        }
        return change;
    }

    private Proof proof() {
        begin(JsonToken.START_OBJECT);
        Map<String, Long> numbers = new HashMap<>();
        List<Bytes> path = new ArrayList<>();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            if (name.equals("path")) {
                begin(JsonToken.START_ARRAY);
                while (json.nextToken() == JsonToken.VALUE_STRING) {
                    path.add(Bytes.hex(json.getString()));
                }
                end(JsonToken.END_ARRAY);
            } else {
                once(name, numbers.put(name, number()));
            }
        }
        return new Proof(
                numbers.getOrDefault("sequence", -1L),
                new InclusionProof(numbers.getOrDefault("index", -1L), numbers.getOrDefault("size", -1L), path));
    }

    private void begin(JsonToken token) {
        if (json.nextToken() != token) {
            throw new MalformedRow("“%s” has another shape.".formatted(json.currentName()));
        }
    }

    private void end(JsonToken token) {
        if (json.currentToken() != token) {
            throw new MalformedRow("“%s” has another shape.".formatted(json.currentName()));
        }
    }
}

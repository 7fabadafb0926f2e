package io.sandboxconsole.audit.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The test vectors of `docs/audit-format.md`, computed.
final class TestVectors {

    static final String SPECIFICATION = read();

    private TestVectors() {}

    static Row minimal() {
        return new Row(required(1), Seal.UNSALTED, Seal.UNSALTED);
    }

    /// A row with every field.
    static Row full() {
        var values = required(2);
        values.put(Field.CHAINED, Instant.parse("2026-11-29T12:00:01.500000Z"));
        values.put(Field.ACTOR_KIND, "key");
        values.put(Field.DOOR, "gateway");
        values.put(Field.CALLER, "policy");
        values.put(Field.CONNECTION, "prod");
        values.put(Field.TARGET_ID, "sb-1");
        values.put(Field.TEAM, "platform");
        values.put(Field.OWNER, "");
        values.put(Field.RESULT, "SUCCEEDED");
        values.put(Field.CODE, "");
        values.put(Field.ENGINE_REQUEST, "req-9");
        values.put(Field.REQUEST, "r-1");
        values.put(Field.PARENT, new UUID(3, 4));
        values.put(Field.JOB, "job-7");
        values.put(Field.ON_BEHALF_OF_ID, "bob");
        values.put(Field.ACTOR_NAME, "Ada Lovelace");
        values.put(Field.ADDRESS, "10.0.0.1");
        values.put(Field.USER_AGENT, "curl/8");
        values.put(Field.ON_BEHALF_OF_NAME, "Bob 🦊");
        values.put(Field.TARGET_NAME, "build");
        values.put(Field.DETAIL, "Done.");
        values.put(Field.REASON, "stale");
        values.put(Field.CHANGES, List.of(new Change("state", "RUNNING", "PAUSED"), new Change("label.ci", null, "")));
        return new Row(values, salt(0), salt(16));
    }

    private static Map<Field, Object> required(long number) {
        Map<Field, Object> values = new EnumMap<>(Field.class);
        values.put(Field.NUMBER, number);
        values.put(Field.AT, Instant.parse("2026-11-29T12:00:00.000001Z"));
        values.put(Field.OPERATION, new UUID(1, 2));
        values.put(Field.PHASE, "OUTCOME");
        values.put(Field.ACTION, "pause");
        values.put(Field.ACTOR_ID, "ada");
        return values;
    }

    private static Seal salt(int first) {
        byte[] salt = new byte[Seal.SALT];
        for (int i = 0; i < salt.length; i++) {
            salt[i] = (byte) (first + i);
        }
        return new Seal.Salted(Bytes.of(salt));
    }

    /// The vectors as the page shows them.
    static String text() {
        var hasher = new RowHasher();
        var text = new StringBuilder();
        Bytes chain = Bytes.zeros(Sha256.SIZE);
        for (var row : List.of(minimal(), full())) {
            chain = hasher.link(chain, hasher.hash(row));
            text.append("person  ")
                    .append(hex(RowEncoding.encode(Part.PERSON, row.values())))
                    .append('\n');
            text.append("  hash  ").append(hasher.hash(row, Part.PERSON)).append('\n');
            text.append("content ")
                    .append(hex(RowEncoding.encode(Part.CONTENT, row.values())))
                    .append('\n');
            text.append("  hash  ").append(hasher.hash(row, Part.CONTENT)).append('\n');
            text.append("row     ").append(hex(hasher.bytes(row))).append('\n');
            text.append("  hash  ").append(hasher.hash(row)).append('\n');
            text.append("  chain ").append(chain).append("\n\n");
        }
        return text.toString().strip();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String read() {
        try {
            return Files.readString(Path.of("docs/audit-format.md"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}

package io.sandboxconsole.audit.export;

import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.MomentText;
import io.sandboxconsole.audit.format.UnknownVersion;
import io.sandboxconsole.audit.proof.Envelope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the lines of an export. Safe for use by several threads.
public final class ExportReader {

    /// Many lines are read by few threads.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();

    /// A name that stands twice in a line could mean one thing here and another elsewhere.
    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .build();

    private ExportReader() {}

    /// Reads a line, of which the first member says what it is.
    ///
    /// @throws MalformedRow if the line is none of an export
    /// @throws UnknownVersion if it has a version that this program does not know
    public static ExportLine read(byte[] line) {
        return read(line, 0, line.length);
    }

    /// Reads the line of `length` bytes from `offset` on, of which the first member says what it is.
    ///
    /// @throws MalformedRow if the line is none of an export
    /// @throws UnknownVersion if it has a version that this program does not know
    public static ExportLine read(byte[] bytes, int offset, int length) {
        @Nullable ExportLine plain = PlainRowReader.read(bytes, offset, length);
        return plain == null ? readAny(bytes, offset, length) : plain;
    }

    /// Reads a line in any spelling that JSON allows.
    static ExportLine readAny(byte[] bytes, int offset, int length) {
        try (JsonParser json = FACTORY.createParser(ObjectReadContext.empty(), bytes, offset, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT
                    || json.nextToken() != JsonToken.PROPERTY_NAME
                    || !json.currentName().equals("type")
                    || json.nextToken() != JsonToken.VALUE_STRING) {
                throw new MalformedRow("The line is no object that begins with its type.");
            }
            String type = json.getString();
            return switch (type) {
                case "row" -> row(json);
                case "header" -> header(STRICT.readTree(bytes, offset, length));
                case "statement" ->
                    new SignedStatement(
                            Envelope.of(STRICT.readTree(bytes, offset, length).path("envelope")));
                default -> throw new MalformedRow("The line has the unknown type “%s”.".formatted(type));
            };
        } catch (JacksonException failure) {
            throw new MalformedRow("The line is no JSON of an export: %s".formatted(failure.getOriginalMessage()));
        }
    }

    private static ExportedRow row(JsonParser json) {
        ExportedRow row = new RowReader(json).read();
        if (json.nextToken() != null) {
            throw new MalformedRow("Something follows the row in its line.");
        }
        return row;
    }

    private static Header header(JsonNode json) {
        if (!json.path("format").asString("").equals(ExportWriter.FORMAT)) {
            throw new MalformedRow("The file is no export of an audit trail.");
        }
        long version = json.path("version").asLong(-1);
        if (version != ExportWriter.VERSION) {
            throw new UnknownVersion("The export", version);
        }
        List<String> keys = new ArrayList<>();
        json.path("keys").forEach(key -> keys.add(key.asString("")));
        String headHash = json.path("headHash").asString("");
        return new Header(
                RowReader.uuid(json.path("trail").asString("")),
                json.path("complete").asBoolean(false),
                json.path("head").asLong(0),
                headHash.isEmpty() ? null : Bytes.hex(headHash),
                MomentText.read(json.path("created").asString("")),
                keys);
    }
}

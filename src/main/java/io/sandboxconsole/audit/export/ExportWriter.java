package io.sandboxconsole.audit.export;

import io.sandboxconsole.audit.export.ExportLine.ExportedRow;
import io.sandboxconsole.audit.export.ExportLine.Header;
import io.sandboxconsole.audit.export.ExportLine.Proof;
import io.sandboxconsole.audit.export.ExportLine.SignedStatement;
import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.Change;
import io.sandboxconsole.audit.format.Field;
import io.sandboxconsole.audit.format.MomentText;
import io.sandboxconsole.audit.format.Part;
import io.sandboxconsole.audit.format.Row;
import io.sandboxconsole.audit.format.Seal;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Writes the lines of an export. Not safe for use by several threads; the stream stays open.
public final class ExportWriter implements AutoCloseable {

    static final String FORMAT = "sandbox-console-audit-export";

    static final int VERSION = 1;

    private final JsonGenerator json;

    public ExportWriter(OutputStream output) {
        this.json = JsonFactory.builder()
                .disable(tools.jackson.core.StreamWriteFeature.AUTO_CLOSE_TARGET)
                .characterEscapes(ActingCharacters.ESCAPED)
                .build()
                .createGenerator(ObjectWriteContext.empty(), output);
    }

    /// Writes a line.
    public void write(ExportLine line) {
        json.writeStartObject();
        switch (line) {
            case Header header -> header(header);
            case ExportedRow row -> row(row);
            case SignedStatement statement -> {
                json.writeStringProperty("type", "statement");
                json.writeName("envelope");
                json.writeRawValue(statement.envelope().json());
            }
        }
        json.writeEndObject();
        json.writeRaw('\n');
    }

    private void header(Header header) {
        json.writeStringProperty("type", "header");
        json.writeStringProperty("format", FORMAT);
        json.writeNumberProperty("version", VERSION);
        json.writeStringProperty("trail", header.trail().toString());
        json.writeBooleanProperty("complete", header.complete());
        json.writeNumberProperty("head", header.head());
        hash("headHash", header.headHash());
        json.writeStringProperty("created", MomentText.of(header.created()));
        json.writeName("keys");
        json.writeStartArray();
        header.keys().forEach(json::writeString);
        json.writeEndArray();
    }

    private void row(ExportedRow exported) {
        Row row = exported.row();
        json.writeStringProperty("type", "row");
        json.writeNumberProperty("version", Row.VERSION);
        for (Field field : Field.values()) {
            @Nullable Object value = row.get(field);
            if (value != null) {
                value(field, value);
            }
        }
        seal(Part.PERSON, "person", row);
        seal(Part.CONTENT, "content", row);
        hash("rowHash", exported.rowHash());
        hash("hash", exported.hash());
        if (exported.proof() != null) {
            proof(exported.proof());
        }
    }

    private void value(Field field, Object value) {
        switch (field.type()) {
            case INTEGER -> json.writeNumberProperty(field.key(), (Long) value);
            case INSTANT -> json.writeStringProperty(field.key(), MomentText.of((Instant) value));
            case TEXT, UUID, HASH -> json.writeStringProperty(field.key(), value.toString());
            case CHANGES -> {
                json.writeName(field.key());
                json.writeStartArray();
                ((List<?>) value).forEach(change -> change((Change) change));
                json.writeEndArray();
            }
        }
    }

    private void change(Change change) {
        json.writeStartObject();
        json.writeStringProperty("field", change.field());
        if (change.before() != null) {
            json.writeStringProperty("before", change.before());
        }
        if (change.after() != null) {
            json.writeStringProperty("after", change.after());
        }
        json.writeEndObject();
    }

    /// A part without a salt of its own needs no word.
    private void seal(Part part, String name, Row row) {
        switch (row.seal(part)) {
            case Seal.Redacted(Bytes hash) -> json.writeStringProperty(name + "Hash", hash.toString());
            case Seal.Salted(Bytes salt) -> {
                if (!row.seal(part).equals(Seal.UNSALTED)) {
                    json.writeStringProperty(name + "Salt", salt.toString());
                }
            }
        }
    }

    private void proof(Proof proof) {
        json.writeName("proof");
        json.writeStartObject();
        json.writeNumberProperty("sequence", proof.sequence());
        json.writeNumberProperty("index", proof.inclusion().index());
        json.writeNumberProperty("size", proof.inclusion().size());
        json.writeName("path");
        json.writeStartArray();
        proof.inclusion().path().forEach(hash -> json.writeString(hash.toString()));
        json.writeEndArray();
        json.writeEndObject();
    }

    private void hash(String name, @Nullable Bytes hash) {
        if (hash != null) {
            json.writeStringProperty(name, hash.toString());
        }
    }

    /// Writes what is buffered.
    public void flush() {
        json.flush();
    }

    @Override
    public void close() {
        json.close();
    }
}

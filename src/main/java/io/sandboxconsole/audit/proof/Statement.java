package io.sandboxconsole.audit.proof;

import io.sandboxconsole.audit.format.Bytes;
import io.sandboxconsole.audit.format.MalformedRow;
import io.sandboxconsole.audit.format.MomentText;
import io.sandboxconsole.audit.format.UnknownVersion;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// What the console states about a stretch of the trail and signs. The statements of a trail are a chain of their own:
/// their sequence counts from 0, and each names the one before.
///
/// @param trail the trail, which gets its id when its chain begins
/// @param first the number of the first row, and of the row after `last` where there is none
/// @param last the number of the last row
/// @param count the number of rows
/// @param root the root of the Merkle tree over the rows
/// @param head the hash of the chain at `last`; a stone has none, because the chain begins or goes on behind it
/// @param previous the hash of the payload of the statement before; none at sequence 0
/// @param keyId the key that signs; none in a stone that was written before the console had its key
/// @param successor the new key, in the statement that the old and the new one sign
/// @param note who had a stone written, and why; only in those that cut the trail or go on behind a break
public record Statement(
        UUID trail,
        long sequence,
        Kind kind,
        long first,
        long last,
        long count,
        Bytes root,
        @Nullable Bytes head,
        @Nullable Bytes previous,
        Instant time,
        @Nullable String keyId,
        @Nullable VerificationKey successor,
        @Nullable Note note) {

    /// The type of the payload in an [Envelope].
    public static final String PAYLOAD_TYPE = "application/vnd.sandbox-console.audit-statement+json";

    private static final int VERSION = 1;

    private static final JsonMapper JSON = new JsonMapper();

    /// The kind of a statement.
    public enum Kind {
        /// Rows from before the chain, taken in as they are. The chain begins with the hash of its payload.
        BEFORE_THE_CHAIN("before-the-chain"),
        /// Rows of the chain.
        CHECKPOINT("checkpoint"),
        /// Rows that retention has cut off: the trail begins behind them, with the hash of the chain at the last one.
        CUT("cut"),
        /// Rows as they were found at a break: nothing proves them, and the chain goes on behind them.
        FROM_HERE_AGAIN("from-here-again");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// Returns the word in the payload.
        public String word() {
            return word;
        }

        private static Kind of(String word) {
            for (Kind kind : values()) {
                if (kind.word.equals(word)) {
                    return kind;
                }
            }
            throw new MalformedRow("A statement has the unknown kind “%s”.".formatted(word));
        }
    }

    /// The author of a stone.
    ///
    /// @param by the id of a person, or of the console for what its settings say
    /// @param reason a sentence
    public record Note(String by, String reason) {}

    /// Creates a statement without a note.
    public Statement(
            UUID trail,
            long sequence,
            Kind kind,
            long first,
            long last,
            long count,
            Bytes root,
            @Nullable Bytes head,
            @Nullable Bytes previous,
            Instant time,
            @Nullable String keyId,
            @Nullable VerificationKey successor) {
        this(trail, sequence, kind, first, last, count, root, head, previous, time, keyId, successor, null);
    }

    /// Returns the bytes that are signed.
    public Bytes payload() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("version", VERSION);
        json.put("kind", kind.word);
        json.put("trail", trail.toString());
        json.put("sequence", sequence);
        json.put("first", first);
        json.put("last", last);
        json.put("count", count);
        json.put("root", root.toString());
        if (head != null) {
            json.put("head", head.toString());
        }
        if (previous != null) {
            json.put("previous", previous.toString());
        }
        json.put("time", MomentText.of(time));
        if (keyId != null) {
            json.put("keyId", keyId);
        }
        if (successor != null) {
            json.put(
                    "successor",
                    Base64.getEncoder().encodeToString(successor.encoded().toArray()));
        }
        if (note != null) {
            json.put("by", note.by()).put("reason", note.reason());
        }
        return Bytes.of(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// Reads the payload of an envelope, and checks no signature.
    ///
    /// @throws MalformedRow if it is no statement
    /// @throws UnknownVersion if it has another version
    public static Statement of(Envelope envelope) {
        try {
            return of(JSON.readTree(envelope.payload().toArray()));
        } catch (JacksonException | IllegalArgumentException failure) {
            throw new MalformedRow("The payload of an envelope is no statement.");
        }
    }

    private static Statement of(JsonNode json) {
        long version = json.path("version").asLong(-1);
        if (version != VERSION) {
            throw new UnknownVersion("A statement", version);
        }
        String previous = json.path("previous").asString("");
        String head = json.path("head").asString("");
        String successor = json.path("successor").asString("");
        String keyId = json.path("keyId").asString("");
        return new Statement(
                UUID.fromString(text(json, "trail")),
                number(json, "sequence"),
                Kind.of(text(json, "kind")),
                number(json, "first"),
                number(json, "last"),
                number(json, "count"),
                Bytes.hex(text(json, "root")),
                head.isEmpty() ? null : Bytes.hex(head),
                previous.isEmpty() ? null : Bytes.hex(previous),
                MomentText.read(text(json, "time")),
                keyId.isEmpty() ? null : keyId,
                successor.isEmpty()
                        ? null
                        : new VerificationKey(Bytes.of(Base64.getDecoder().decode(successor))),
                json.has("by")
                        ? new Note(
                                json.path("by").asString(""),
                                json.path("reason").asString(""))
                        : null);
    }

    private static String text(JsonNode json, String name) {
        String text = json.path(name).asString("");
        if (text.isEmpty()) {
            throw new MalformedRow("A statement has no “%s”.".formatted(name));
        }
        return text;
    }

    private static long number(JsonNode json, String name) {
        JsonNode number = json.path(name);
        if (!number.isIntegralNumber() || !number.canConvertToLong() || number.asLong() < 0) {
            throw new MalformedRow("A statement has no number “%s”.".formatted(name));
        }
        return number.asLong();
    }

    /// Returns the hash with which the chain goes on behind this statement.
    public Bytes chain(Envelope envelope) {
        return head == null ? envelope.payloadHash() : head;
    }
}

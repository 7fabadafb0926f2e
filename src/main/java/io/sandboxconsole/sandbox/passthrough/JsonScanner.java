package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/// Scans JSON without changing a byte of it.
///
/// Callers' bodies are read strictly: ambiguous input, such as a key that occurs twice, is rejected, so that the engine
/// sees exactly the content that was checked here.
final class JsonScanner {

    private static final StreamReadConstraints LIMITS = StreamReadConstraints.defaults();

    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(LIMITS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonFactory LENIENT = JsonFactory.builder().build();

    private JsonScanner() {}

    /// Applies `reading` to the single object in `bytes`; it begins at the object's first token and ends at its last.
    ///
    /// @throws RequestRefused if they hold anything else
    static <T> T strictly(byte[] bytes, Function<JsonParser, T> reading) {
        if (!plain(bytes)) {
            throw new RequestRefused("INVALID_JSON", Message.of("problem.call.encoding"));
        }
        try (JsonParser parser = STRICT.createParser(ObjectReadContext.empty(), bytes)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RequestRefused("INVALID_JSON", Message.of("problem.call.no-object"));
            }
            T found = reading.apply(parser);
            if (parser.nextToken() != null) {
                throw misplaced(parser.currentTokenLocation());
            }
            return found;
        } catch (StreamConstraintsException beyond) {
            throw new RequestRefused("INVALID_JSON", limit(String.valueOf(beyond.getMessage())));
        } catch (JacksonException malformed) {
            throw misplaced(malformed.getLocation());
        }
    }

    /// The limit that the request exceeds, by the parser's own message, which alone names it.
    private static Message limit(String message) {
        if (message.contains("getMaxNestingDepth")) {
            return Message.of("problem.call.depth", LIMITS.getMaxNestingDepth());
        }
        if (message.contains("getMaxNumberLength")) {
            return Message.of("problem.call.number", LIMITS.getMaxNumberLength());
        }
        return message.contains("getMaxNameLength")
                ? Message.of("problem.call.name", LIMITS.getMaxNameLength())
                : Message.of("problem.call.limits");
    }

    /// Applies `reading` to an engine's response.
    ///
    /// @throws IllegalArgumentException if it is not JSON
    static <T> T leniently(byte[] bytes, Function<JsonParser, T> reading) {
        if (!plain(bytes)) {
            throw new IllegalArgumentException("The answer is not UTF-8.");
        }
        try (JsonParser parser = LENIENT.createParser(ObjectReadContext.empty(), bytes)) {
            parser.nextToken();
            return reading.apply(parser);
        } catch (JacksonException malformed) {
            // Its message might quote the engine's data.
            throw new IllegalArgumentException("The answer is not JSON.");
        }
    }

    /// Whether `bytes` are JSON.
    static boolean readable(byte[] bytes) {
        try {
            return leniently(bytes, parser -> {
                parser.skipChildren();
                return parser.nextToken() == null;
            });
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }

    /// The byte offset of the current token.
    static int begin(JsonParser parser) {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    /// The byte offset after the current token.
    static int end(JsonParser parser) {
        return (int) parser.currentLocation().getByteOffset();
    }

    /// Whether the bytes are UTF-8 without zeros, which would make parsers guess another encoding.
    private static boolean plain(byte[] bytes) {
        for (byte one : bytes) {
            if (one == 0) {
                return false;
            }
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static RequestRefused misplaced(@Nullable TokenStreamLocation place) {
        if (place == null) {
            return new RequestRefused("INVALID_JSON", Message.of("problem.call.limits"));
        }
        return new RequestRefused(
                "INVALID_JSON",
                Message.of(
                        "problem.call.json", String.valueOf(place.getLineNr()), String.valueOf(place.getColumnNr())));
    }
}

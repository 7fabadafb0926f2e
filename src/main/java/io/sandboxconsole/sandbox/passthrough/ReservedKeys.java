package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.RequestRefused;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Looks for the console's own metadata keys in bodies whose members it does not know.
final class ReservedKeys {

    /// What such a key is spelled with; an escape may hide one.
    private static final List<String> SPELLINGS =
            List.of(ReservedMetadata.OWNER, ReservedMetadata.TEAM, ReservedMetadata.PREFIX, "\\u");

    private ReservedKeys() {}

    /// Returns `body` unless a member of it, at any depth, has a reserved name.
    ///
    /// @throws RequestRefused if one has, or if the body is no plain JSON and might hide one
    static byte[] absentFrom(byte[] body) {
        found(body).ifPresent(key -> {
            throw new RequestRefused("RESERVED_METADATA", Message.of("problem.call.reserved", key));
        });
        return body;
    }

    private static Optional<String> found(byte[] body) {
        try {
            return JsonScanner.leniently(body, ReservedKeys::first);
        } catch (IllegalArgumentException notJson) {
            // The engine may read what no parser of ours does.
            String text = new String(body, StandardCharsets.UTF_8);
            return SPELLINGS.stream().filter(text::contains).findFirst();
        }
    }

    private static Optional<String> first(JsonParser parser) {
        for (JsonToken token = parser.currentToken(); token != null; token = parser.nextToken()) {
            if (token == JsonToken.PROPERTY_NAME && ReservedMetadata.covers(parser.currentName())) {
                return Optional.of(parser.currentName());
            }
        }
        return Optional.empty();
    }
}

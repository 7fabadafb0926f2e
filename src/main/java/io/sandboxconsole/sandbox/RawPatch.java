package io.sandboxconsole.sandbox;

import io.sandboxconsole.words.Phrase;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Checks raw changes of metadata.
final class RawPatch {

    private RawPatch() {}

    /// `body`, if it leaves the console's own keys alone, also when it would only delete them.
    ///
    /// @throws InvalidCall if it does not, or is no object
    static byte[] checked(byte[] body) {
        RawJson.strictly(body, RawPatch::check);
        return body;
    }

    private static boolean check(JsonParser parser) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.currentName();
            if (ReservedMetadata.covers(key)) {
                throw new InvalidCall("RESERVED_METADATA", Phrase.of("problem.call.reserved", key));
            }
            parser.nextToken();
            parser.skipChildren();
        }
        return true;
    }
}

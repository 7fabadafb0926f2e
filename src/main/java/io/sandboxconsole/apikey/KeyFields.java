package io.sandboxconsole.apikey;

import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.apikey.ApiKey.Standing;
import java.util.Locale;

/// The fields of a key, as the trail names and writes them. The value and its hashes are none of them.
final class KeyFields {

    private KeyFields() {}

    /// Returns what a new key is to have.
    static FieldChanges of(KeyRequest request) {
        return FieldChanges.NONE
                .and("name", null, request.name())
                .and("kind", null, word(request.kind()))
                .and("team", null, request.team())
                .and("role", null, word(request.role()))
                .and("connection", null, request.connection())
                .and("expires", null, request.expires())
                .and("requests-per-minute", null, request.limits().requestsPerMinute())
                .and("sandboxes", null, request.limits().sandboxes())
                .andSecret("value");
    }

    static FieldChanges standing(Standing before, Standing after) {
        return FieldChanges.NONE.and("status", word(before), word(after));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}

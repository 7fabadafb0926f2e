package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.lifecycle.SandboxFields;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads from the body of a change which values it replaces. A body that the engine has accepted and this cannot read
/// replaces none that is known.
final class BodyChanges {

    private static final JsonMapper JSON = new JsonMapper();

    private BodyChanges() {}

    static FieldChanges of(Sandbox sandbox, @Nullable SandboxAction action, byte[] body) {
        try {
            return action == SandboxAction.RENEW
                    ? SandboxFields.renewal(sandbox, end(JSON.readTree(body)).toInstant())
                    : action == SandboxAction.EDIT_METADATA
                            ? SandboxFields.metadata(sandbox, entries(JSON.readTree(body)))
                            : FieldChanges.NONE;
        } catch (JacksonException | DateTimeException unreadable) {
            return FieldChanges.NONE;
        }
    }

    private static OffsetDateTime end(JsonNode body) {
        // The engine takes both names.
        JsonNode end = body.has("expiresAt") ? body.path("expiresAt") : body.path("expires_at");
        return OffsetDateTime.parse(end.asString(""));
    }

    private static Map<String, @Nullable String> entries(JsonNode body) {
        Map<String, @Nullable String> entries = new HashMap<>();
        body.properties().forEach(entry -> entries.put(entry.getKey(), value(entry.getValue())));
        return entries;
    }

    private static @Nullable String value(JsonNode value) {
        return value.isNull() ? null : value.asString("");
    }
}

package io.sandboxconsole.sandbox.passthrough;

import io.sandboxconsole.access.FieldChanges;
import io.sandboxconsole.sandbox.Sandbox;
import io.sandboxconsole.sandbox.SandboxAction;
import io.sandboxconsole.sandbox.SandboxCommand;
import io.sandboxconsole.sandbox.lifecycle.SandboxFields;
import io.sandboxconsole.sandbox.lock.Ending;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads from the body of a change which values it replaces. A body that the engine has accepted and this cannot read
/// replaces none that is known.
final class BodyChanges {

    private static final JsonMapper JSON = new JsonMapper();

    /// The largest number that every version of the engine reads as seconds.
    private static final long MOST_SECONDS = 20_000_000_000L;

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

    /// What an operation does to the life of its sandbox. A call that the console does not know, and a body that it
    /// cannot read, may end it.
    static Ending ending(PassThroughOperation operation, byte[] body) {
        if (operation.equals(PassThroughOperation.CHANGE_NETWORK_POLICY)) {
            return Ending.NEVER;
        }
        @Nullable SandboxAction action = operation.action();
        try {
            return action == null
                    ? Ending.ALWAYS
                    : switch (action) {
                        case RENEW -> Ending.renewal(earliestEnd(JSON.readTree(body)));
                        case EDIT_METADATA -> Ending.metadata(entries(JSON.readTree(body)));
                        case SNAPSHOT -> Ending.NEVER;
                        case DELETE, PAUSE, RESUME -> Ending.of(new SandboxCommand.Simple(action));
                        case START,
                                STOP,
                                RECOVER,
                                TOUCH,
                                OPEN_SSH,
                                CLOSE_SSH,
                                SET_INTERVALS,
                                SET_OPEN_PORTS,
                                RESIZE,
                                FORK,
                                BACKUP,
                                ARCHIVE -> Ending.ALWAYS;
                    };
        } catch (JacksonException | DateTimeException | ArithmeticException unreadable) {
            return Ending.ALWAYS;
        }
    }

    /// Reads the end in every form that the engine takes. Of two names with different ends, the earlier one counts.
    private static Instant earliestEnd(JsonNode body) {
        return Stream.of("expiresAt", "expires_at")
                .filter(body::has)
                .map(name -> moment(body.path(name)))
                .min(Comparator.naturalOrder())
                .orElseThrow(() -> new DateTimeException("The body has no end."));
    }

    private static Instant moment(JsonNode end) {
        if (end.isNumber()) {
            long seconds = end.decimalValue().longValue();
            if (seconds > MOST_SECONDS) {
                throw new DateTimeException("The engine may read a number as large as milliseconds.");
            }
            return Instant.ofEpochSecond(seconds);
        }
        String text = end.asString("").strip().replace(' ', 'T');
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException withoutZone) {
            return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
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

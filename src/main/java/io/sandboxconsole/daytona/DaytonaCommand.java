package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.SandboxSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A create request as a person would send it from a terminal.
final class DaytonaCommand {

    /// In a fixed order, so that two looks at the same request read alike.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private DaytonaCommand() {}

    /// @param spec without secrets
    static String creation(SandboxSpec spec) {
        return """
                curl -X POST "$DAYTONA_API_URL/sandbox" \\
                  -H "Authorization: Bearer $DAYTONA_API_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d %s""".formatted(quoted(JSON.writeValueAsString(DaytonaRequests.creation(spec))));
    }

    /// One word for any shell, whatever stands in it.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

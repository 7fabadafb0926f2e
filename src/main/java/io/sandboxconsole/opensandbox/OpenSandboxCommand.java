package io.sandboxconsole.opensandbox;

import io.sandboxconsole.sandbox.SandboxSpec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// A create request as a person would send it from a terminal.
final class OpenSandboxCommand {

    /// In a fixed order, so that two looks at the same request read alike.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private OpenSandboxCommand() {}

    /// @param spec without secrets
    static String creation(SandboxSpec spec) {
        return """
                curl -X POST "$OPENSANDBOX_URL/v1/sandboxes" \\
                  -H "%s: $OPENSANDBOX_API_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d %s""".formatted(
                        OpenSandboxApi.KEY_HEADER, quoted(JSON.writeValueAsString(OpenSandboxRequests.creation(spec))));
    }

    /// One word for any shell, whatever stands in it.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

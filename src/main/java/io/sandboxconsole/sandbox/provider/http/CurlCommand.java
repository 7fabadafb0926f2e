package io.sandboxconsole.sandbox.provider.http;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Formats a request as a `curl` command for a terminal.
public final class CurlCommand {

    /// Ordered by key, so that equal requests print alike.
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private CurlCommand() {}

    /// A command that posts `body` as JSON.
    ///
    /// @param address may name shell variables
    /// @param credential a header that names a shell variable instead of a secret
    /// @param body without secrets
    public static String post(String address, String credential, Object body) {
        return """
                curl -X POST "%s" \\
                  -H "%s" \\
                  -H "Content-Type: application/json" \\
                  -d %s""".formatted(address, credential, quoted(JSON.writeValueAsString(body)));
    }

    /// Quotes `text` as one word for any shell.
    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }
}

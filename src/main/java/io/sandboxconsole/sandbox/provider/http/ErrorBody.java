package io.sandboxconsole.sandbox.provider.http;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads the body of an unsuccessful response.
public final class ErrorBody {

    private static final int LONGEST = 65_536;

    private ErrorBody() {}

    /// The body's JSON; a missing node where it is none.
    public static JsonNode read(ClientHttpResponse response) throws IOException {
        try {
            return JsonMapper.shared().readTree(response.getBody().readNBytes(LONGEST));
        } catch (JacksonException malformed) {
            // Plain text and proxies' pages hold no message fit to show; the status alone must do.
            return JsonMapper.shared().missingNode();
        }
    }

    public static @Nullable String text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : null;
    }
}

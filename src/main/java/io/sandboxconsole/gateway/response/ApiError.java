package io.sandboxconsole.gateway.response;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;
import java.util.Map;

/// Rejects a call by the gateway itself, in the engine's shape: an HTTP status, a code and a message. The message
/// quotes no secret.
public final class ApiError extends RuntimeException implements RecordedFailure {

    private final int status;

    private final String code;

    private final transient Map<String, String> headers;

    public ApiError(int status, String code, String message) {
        this(status, code, message, Map.of());
    }

    /// @param headers further headers of the response, such as `Retry-After`
    public ApiError(int status, String code, String message, Map<String, String> headers) {
        super(message);
        this.status = status;
        this.code = code;
        this.headers = Map.copyOf(headers);
    }

    public int status() {
        return status;
    }

    @Override
    public String code() {
        return code;
    }

    public Map<String, String> headers() {
        return headers;
    }

    @Override
    public Message explanation() {
        return Message.quoted(String.valueOf(getMessage()));
    }
}

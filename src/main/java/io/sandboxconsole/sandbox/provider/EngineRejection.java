package io.sandboxconsole.sandbox.provider;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.ConnectionId;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reports that the engine rejected a forwarded request that would have changed its state. The caller gets the response
/// unchanged; the audit trail gets the code alone, because a rejection may repeat the request with its secrets.
public final class EngineRejection extends RuntimeException implements RecordedFailure {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_:.-]{1,128}");

    private static final Pattern PLAIN = Pattern.compile("[!-~]{1,128}");

    private final transient Message explanation;

    private final int status;

    private final String code;

    private final boolean deliberate;

    private final transient List<Header> headers;

    private final transient byte[] body;

    private EngineRejection(Message explanation, int status, Code code, List<Header> headers, byte[] body) {
        super(explanation.toString());
        this.explanation = explanation;
        this.status = status;
        this.code = code.word();
        this.deliberate = code.deliberate();
        this.headers = headers;
        this.body = body;
    }

    /// Reads a rejection from the engine's response.
    ///
    /// @param body complete
    public static EngineRejection of(ConnectionId connection, EngineResponse answer, byte[] body) {
        var code = code(answer.status(), body);
        var explanation =
                Message.of("problem.engine-refused", connection.value(), String.valueOf(answer.status()), code.word());
        return new EngineRejection(explanation, answer.status(), code, answer.headers(), body);
    }

    /// The engine's response.
    public EngineResponse answer() {
        return EngineResponse.of(status, headers, body);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Message explanation() {
        return explanation;
    }

    @Override
    public @Nullable String engineRequestId() {
        return answer().header("X-Request-ID")
                .filter(id -> PLAIN.matcher(id).matches())
                .orElse(null);
    }

    /// Whether the server failed unintentionally, so that the outcome is unknown.
    @Override
    public boolean unclear() {
        return status >= 500 && !deliberate;
    }

    /// The engine's error code, or ours.
    private record Code(String word, boolean deliberate) {}

    private static Code code(int status, byte[] body) {
        String code = text(body, "code");
        return CODE.matcher(code).matches()
                ? new Code(code, !code.equals("GENERAL::UNKNOWN_ERROR"))
                : new Code("status-" + status, false);
    }

    private static String text(byte[] body, String member) {
        try {
            JsonNode found = JsonMapper.shared().readTree(body).path(member);
            return found.isString() ? found.stringValue() : "";
        } catch (JacksonException malformed) {
            return "";
        }
    }
}

package io.sandboxconsole.gateway.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.coyote.CloseNowException;
import tools.jackson.databind.ObjectMapper;

/// Writes the console's own responses as JSON.
public final class JsonResponse {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonResponse() {}

    /// Replaces the prepared response by an error in the engine's shape. A committed response is broken off, so that no
    /// client takes it for complete.
    public static void write(HttpServletResponse response, ApiError error) throws IOException {
        if (response.isCommitted()) {
            throw new CloseNowException("The answer broke off.");
        }
        String requestId = response.getHeader(ResponseHeaders.REQUEST_ID);
        Map<String, String> rows = RowHeaders.of(response);
        response.reset();
        ResponseHeaders.put(response, requestId);
        rows.forEach(response::setHeader);
        error.headers().forEach(response::setHeader);
        write(response, error.status(), new ErrorBody(error.code(), String.valueOf(error.getMessage())));
    }

    public static void write(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private record ErrorBody(String code, String message) {}
}

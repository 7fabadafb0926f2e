package io.sandboxconsole.gateway.response;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.CloseNowException;
import tools.jackson.databind.ObjectMapper;

/// Writes the answers that are the console's own.
public final class JsonResponse {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonResponse() {}

    /// Puts a refusal, in the engine's shape, in the place of whatever was prepared as an answer. One that has begun
    /// already is broken off, so that nobody takes it for whole.
    public static void write(HttpServletResponse response, ApiError refusal) throws IOException {
        if (response.isCommitted()) {
            throw new CloseNowException("The answer broke off.");
        }
        String requestId = response.getHeader(ResponseHeaders.REQUEST_ID);
        response.reset();
        ResponseHeaders.put(response, requestId);
        refusal.headers().forEach(response::setHeader);
        write(response, refusal.status(), new Refusal(refusal.code(), String.valueOf(refusal.getMessage())));
    }

    public static void write(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private record Refusal(String code, String message) {}
}

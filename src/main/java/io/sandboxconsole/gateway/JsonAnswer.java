package io.sandboxconsole.gateway;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.coyote.CloseNowException;
import tools.jackson.databind.ObjectMapper;

/// Writes the answers that are the console's own.
final class JsonAnswer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonAnswer() {}

    /// Puts a refusal, in the engine's shape, in the place of whatever was prepared as an answer. One that has begun
    /// already is broken off, so that nobody takes it for whole.
    static void write(HttpServletResponse response, GatewayRefusal refusal) throws IOException {
        if (response.isCommitted()) {
            throw new CloseNowException("The answer broke off.");
        }
        String requestId = response.getHeader(AnswerHeaders.REQUEST_ID);
        response.reset();
        AnswerHeaders.put(response, requestId);
        refusal.headers().forEach(response::setHeader);
        write(response, refusal.status(), new Refusal(refusal.code(), String.valueOf(refusal.getMessage())));
    }

    static void write(HttpServletResponse response, int status, Object body) throws IOException {
        byte[] bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private record Refusal(String code, String message) {}
}

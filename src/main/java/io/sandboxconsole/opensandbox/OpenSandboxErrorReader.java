package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.OpenSandboxError.Flaw;
import io.sandboxconsole.opensandbox.OpenSandboxError.Form;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.http.ErrorBody;
import io.sandboxconsole.sandbox.provider.http.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/// Reads an engine's error responses and keeps their safe parts. A validation error repeats the request, secrets
/// included, as its `input`: only the location and the message are kept.
final class OpenSandboxErrorReader implements RestClient.ResponseSpec.ErrorHandler {

    private static final String VALUE_ERROR = "Value error, ";

    private final RetryAfter retryAfter;

    OpenSandboxErrorReader(Clock clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    @Override
    public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
        throw error(response);
    }

    private OpenSandboxError error(ClientHttpResponse response) throws IOException {
        JsonNode body = ErrorBody.read(response);
        JsonNode detail = body.path("detail");
        Answer answer = new Answer(
                response.getStatusCode().value(),
                ErrorBody.text(body.path("code")),
                ErrorBody.text(body.path("message")),
                response.getHeaders().getFirst("X-Request-ID"));
        return new OpenSandboxError(answer, form(answer, detail), flaws(detail), retryAfter.of(response.getHeaders()));
    }

    private static Form form(Answer answer, JsonNode detail) {
        if (answer.code() != null) {
            return Form.DELIBERATE;
        }
        if (detail.isArray()) {
            return Form.FLAWS;
        }
        return detail.isString() ? Form.NO_ROUTE : Form.FOREIGN;
    }

    private static List<Flaw> flaws(JsonNode detail) {
        List<Flaw> flaws = new ArrayList<>();
        for (JsonNode flaw : detail.isArray() ? detail : List.<JsonNode>of()) {
            List<String> location = new ArrayList<>();
            flaw.path("loc").forEach(step -> location.add(step.asString("")));
            flaws.add(new Flaw(location, sentence(flaw.path("msg"))));
        }
        return flaws;
    }

    private static @Nullable String sentence(JsonNode message) {
        String text = ErrorBody.text(message);
        return text != null && text.startsWith(VALUE_ERROR) ? text.substring(VALUE_ERROR.length()) : text;
    }
}

package io.sandboxconsole.daytona.api;

import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.http.ErrorBody;
import io.sandboxconsole.sandbox.provider.http.RetryAfter;
import java.io.IOException;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.JsonNode;

/// Reads a Daytona server's error responses and keeps their safe parts. The `path`, and the message about an unknown
/// route, repeat the request's query, which is dropped.
final class DaytonaErrorReader implements RestClient.ResponseSpec.ErrorHandler {

    private static final Pattern QUERY_OF_ROUTE = Pattern.compile("^(Cannot [A-Z]+ [^?\\s]*)\\?.*", Pattern.DOTALL);

    private final RetryAfter retryAfter;

    DaytonaErrorReader(Clock clock) {
        this.retryAfter = new RetryAfter(clock);
    }

    @Override
    public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
        JsonNode body = ErrorBody.read(response);
        String message = message(body.path("message"));
        Answer answer = new Answer(response.getStatusCode().value(), ErrorBody.text(body.path("error")), message, null);
        boolean own = body.path("statusCode").isNumber() && message != null;
        String needed = DaytonaPermissions.needed(
                request.getMethod().name(), request.getURI().getPath());
        throw new DaytonaError(answer, own, retryAfter.of(response.getHeaders()), needed);
    }

    private static @Nullable String message(JsonNode node) {
        String text = ErrorBody.text(node);
        return text == null ? null : QUERY_OF_ROUTE.matcher(text).replaceFirst("$1");
    }
}

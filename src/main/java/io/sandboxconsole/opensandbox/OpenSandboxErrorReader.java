package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.EngineRefusal.Flaw;
import io.sandboxconsole.opensandbox.EngineRefusal.Form;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import java.io.IOException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Reads an engine's error answers, keeping what is safe. A validation error repeats the request, secrets included, as
/// its `input`: only the place and the sentence are kept.
final class OpenSandboxErrorReader implements RestClient.ResponseSpec.ErrorHandler {

    private static final int LONGEST_BODY = 65_536;

    private static final String VALUE_ERROR = "Value error, ";

    private final Clock clock;

    OpenSandboxErrorReader(Clock clock) {
        this.clock = clock;
    }

    @Override
    public void handle(HttpRequest request, ClientHttpResponse response) throws IOException {
        throw refusal(response);
    }

    private EngineRefusal refusal(ClientHttpResponse response) throws IOException {
        JsonNode body = read(response);
        JsonNode detail = body.path("detail");
        Answer answer = new Answer(
                response.getStatusCode().value(),
                text(body.path("code")),
                text(body.path("message")),
                response.getHeaders().getFirst("X-Request-ID"));
        return new EngineRefusal(answer, form(answer, detail), flaws(detail), retryAfter(response.getHeaders()));
    }

    private static JsonNode read(ClientHttpResponse response) throws IOException {
        try {
            return JsonMapper.shared().readTree(response.getBody().readNBytes(LONGEST_BODY));
        } catch (JacksonException notJson) {
            // Plain text and pages of proxies say nothing that could be shown; the status alone must do.
            return JsonMapper.shared().missingNode();
        }
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
        String text = text(message);
        return text != null && text.startsWith(VALUE_ERROR) ? text.substring(VALUE_ERROR.length()) : text;
    }

    private static @Nullable String text(JsonNode node) {
        return node.isString() && !node.stringValue().isBlank() ? node.stringValue() : null;
    }

    /// The header holds seconds or a date.
    private @Nullable Duration retryAfter(HttpHeaders headers) {
        String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
        if (value == null) {
            return null;
        }
        try {
            return value.strip().matches("[0-9]{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : notNegative(Duration.between(
                            clock.instant(),
                            ZonedDateTime.parse(value.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant()));
        } catch (DateTimeException unreadable) {
            // An unreadable date tells as much as a missing one.
            return null;
        }
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}

package io.sandboxconsole.console.signin;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/// Asks the identity provider's token and userinfo endpoints about one session. Blocks for up to 10 seconds; never
/// called while a browser session is locked.
///
/// Unlike Spring Security's clients it tells a refusal from an outage, and has deadlines.
@Component
class IdentityProviderClient {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    private static final Duration WHOLE = Duration.ofSeconds(10);
    private static final int LONGEST_ANSWER = 256 * 1024;

    /// The statuses by which a userinfo endpoint says that a token counts no more.
    private static final Set<Integer> REFUSALS = Set.of(400, 401, 403);

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();
    private final ObjectMapper json = new ObjectMapper();

    /// What the provider said.
    sealed interface Answer {}

    /// A JSON object: the members of a token response, or the claims about a person.
    record Given(Map<String, Object> members) implements Answer {

        /// Keeps tokens out of every log.
        @Override
        public String toString() {
            return "Given" + members.keySet();
        }
    }

    /// The provider no longer vouches for the session.
    record Refused() implements Answer {}

    /// Nothing that says anything about the session.
    ///
    /// @param problem a phrase for the log, without secrets
    /// @param lost whether the request may have reached the provider
    record Unanswered(String problem, boolean lost) implements Answer {}

    /// Exchanges a refresh token for new tokens.
    Answer refresh(ClientRegistration registration, String refreshToken) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "refresh_token");
        form.put("refresh_token", refreshToken);
        var request = request(registration.getProviderDetails().getTokenUri())
                .header("Content-Type", "application/x-www-form-urlencoded");
        authenticate(registration, request, form);
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request.POST(BodyPublishers.ofString(body)).build(), this::tokens);
    }

    /// Reads the claims about the person to whom an access token belongs.
    Answer userInfo(ClientRegistration registration, String accessToken) {
        String address = Objects.requireNonNull(
                registration.getProviderDetails().getUserInfoEndpoint().getUri());
        var request = request(address)
                .header("Authorization", "Bearer " + accessToken)
                .GET();
        return send(
                request.build(),
                response -> REFUSALS.contains(response.statusCode()) ? new Refused() : given(response, "userinfo"));
    }

    private Answer tokens(HttpResponse<String> response) {
        if (response.statusCode() == 400 || response.statusCode() == 401) {
            @Nullable Object error = members(response.body()).get("error");
            // Only this one is about the session; the others are about the console's own registration.
            return "invalid_grant".equals(error) ? new Refused() : unanswered("token", response, error);
        }
        return given(response, "token");
    }

    private Answer given(HttpResponse<String> response, String endpoint) {
        if (response.statusCode() != 200) {
            return unanswered(endpoint, response, null);
        }
        var members = members(response.body());
        return members.isEmpty() ? unanswered(endpoint, response, "no JSON object") : new Given(members);
    }

    private static Unanswered unanswered(String endpoint, HttpResponse<String> response, @Nullable Object error) {
        // The error is a word of the specification or nothing: an answer is never quoted.
        String word = error instanceof String text && text.matches("[a-z_ A-Z]{1,40}") ? " (" + text + ")" : "";
        return new Unanswered(
                "Its %s endpoint answers with HTTP status %d%s.".formatted(endpoint, response.statusCode(), word),
                response.statusCode() >= 500);
    }

    private Map<String, Object> members(String body) {
        try {
            return Objects.requireNonNullElse(json.readValue(body, OBJECT), Map.of());
        } catch (JacksonException noObject) {
            return Map.of();
        }
    }

    private Answer send(HttpRequest request, java.util.function.Function<HttpResponse<String>, Answer> reading) {
        var pending = client.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LONGEST_ANSWER));
        try {
            return reading.apply(pending.get(WHOLE.toSeconds(), TimeUnit.SECONDS));
        } catch (ExecutionException failure) {
            var cause = failure.getCause();
            boolean sent = !(cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException);
            String kind = cause instanceof IOException ? cause.getClass().getSimpleName() : "an unexpected failure";
            return new Unanswered("It cannot be reached (%s).".formatted(kind), sent);
        } catch (TimeoutException late) {
            pending.cancel(true);
            return new Unanswered("It does not answer within %d s.".formatted(WHOLE.toSeconds()), true);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return new Unanswered("The check was interrupted.", true);
        }
    }

    private static HttpRequest.Builder request(String address) {
        return HttpRequest.newBuilder(URI.create(address)).timeout(WHOLE).header("Accept", "application/json");
    }

    private static void authenticate(
            ClientRegistration registration, HttpRequest.Builder request, Map<String, String> form) {
        var method = registration.getClientAuthenticationMethod();
        if (method.equals(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)) {
            String both = encoded(registration.getClientId()) + ":" + encoded(registration.getClientSecret());
            request.header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8)));
            return;
        }
        form.put("client_id", registration.getClientId());
        if (method.equals(ClientAuthenticationMethod.CLIENT_SECRET_POST)) {
            form.put("client_secret", registration.getClientSecret());
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

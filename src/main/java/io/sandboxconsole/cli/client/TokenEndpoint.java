package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.context.ConsoleContext.SignIn;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where an identity provider gives tokens, to a client without a secret.
record TokenEndpoint(Http http, URI address, String clientId, Clock clock) {

    private static final Duration ANSWER = Duration.ofSeconds(30);

    /// A token without a stated lifetime is used for a minute.
    private static final long UNSTATED_LIFETIME = 60;

    /// Returns new tokens for a refresh token; empty if the provider does not accept it any more.
    Optional<SignIn> refresh(String refreshToken) {
        Document answer = post(
                http,
                address,
                Map.of("grant_type", "refresh_token", "refresh_token", refreshToken, "client_id", clientId));
        return signIn(answer, refreshToken);
    }

    /// Returns the tokens of an answer; empty without any.
    ///
    /// @param refreshToken the one that stays valid where the answer brings none
    Optional<SignIn> signIn(Document answer, @Nullable String refreshToken) {
        if (answer.text("access_token").isEmpty()) {
            return Optional.empty();
        }
        String next = answer.text("refresh_token");
        return Optional.of(new SignIn(
                answer.text("access_token"),
                next.isEmpty() ? refreshToken : next,
                clock.instant().plusSeconds(answer.number("expires_in", UNSTATED_LIFETIME)),
                address,
                clientId));
    }

    /// Sends a form, and returns the JSON of the answer, be it a refusal or not.
    static Document post(Http http, URI address, Map<String, String> form) {
        String body = new LinkedHashMap<>(form)
                .entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return read(http.send(HttpRequest.newBuilder(address)
                .timeout(ANSWER)
                .header("Accept", "application/json")
                .header("User-Agent", ClientVersion.userAgent())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build()));
    }

    static Document read(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            return JsonReader.read(new String(body.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException | UncheckedIOException none) {
            return new Document(Map.of("error", "status " + response.statusCode()));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

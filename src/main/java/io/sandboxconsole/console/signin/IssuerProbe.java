package io.sandboxconsole.console.signin;

import io.sandboxconsole.i18n.Message;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectMapper;

/// Reads an identity provider's discovery document, with a timeout of 5 seconds, and names its fault.
@Component
class IssuerProbe {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final ObjectMapper json = new ObjectMapper();

    /// The fault that prevents sign-in with `issuer`, as a sentence; empty when its discovery document is valid.
    Optional<Message> problem(String issuer) {
        try {
            var request = HttpRequest.newBuilder(discovery(issuer))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json")
                    .build();
            return problem(issuer, client.send(request, BodyHandlers.ofString()));
        } catch (IllegalArgumentException malformed) {
            return Optional.of(Message.of("shell.provider.malformed", issuer));
        } catch (IOException failure) {
            return Optional.of(Message.of("shell.provider.unreachable", issuer));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return Optional.of(Message.of("shell.provider.interrupted"));
        }
    }

    private Optional<Message> problem(String issuer, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return Optional.of(Message.of("shell.provider.status", issuer, String.valueOf(response.statusCode())));
        }
        try {
            String stated = json.readTree(response.body()).path("issuer").asString("");
            return stated.equals(issuer)
                    ? Optional.empty()
                    : Optional.of(Message.of("shell.provider.other", issuer, stated));
        } catch (JacksonException malformed) {
            return Optional.of(Message.of("shell.provider.no-provider", issuer));
        }
    }

    private static URI discovery(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }
}

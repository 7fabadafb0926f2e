package io.sandboxconsole.console.signin;

import io.sandboxconsole.diagnosis.Condition;
import io.sandboxconsole.diagnosis.Finding;
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

    /// The fault that prevents sign-in with `issuer`; empty when its discovery document is valid.
    Optional<Finding> problem(String issuer) {
        try {
            var request = HttpRequest.newBuilder(discovery(issuer))
                    .timeout(TIMEOUT)
                    .header("Accept", "application/json")
                    .build();
            return problem(issuer, client.send(request, BodyHandlers.ofString()));
        } catch (IllegalArgumentException malformed) {
            return invalid(Message.of("shell.provider.malformed", issuer));
        } catch (IOException failure) {
            return unreachable(Message.of("shell.provider.unreachable", issuer));
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return unreachable(Message.of("shell.provider.interrupted"));
        }
    }

    private Optional<Finding> problem(String issuer, HttpResponse<String> response) {
        if (response.statusCode() != 200) {
            return invalid(Message.of("shell.provider.status", issuer, String.valueOf(response.statusCode())));
        }
        try {
            String stated = json.readTree(response.body()).path("issuer").asString("");
            return stated.equals(issuer)
                    ? Optional.empty()
                    : invalid(Message.of("shell.provider.other", issuer, stated));
        } catch (JacksonException malformed) {
            return invalid(Message.of("shell.provider.no-provider", issuer));
        }
    }

    private static Optional<Finding> unreachable(Message sentence) {
        return Optional.of(
                new Finding(Condition.ISSUER_UNREACHABLE, sentence, Message.of("doctor.issuer.unreachable.then")));
    }

    private static Optional<Finding> invalid(Message sentence) {
        return Optional.of(new Finding(Condition.ISSUER_INVALID, sentence, Message.of("doctor.issuer.invalid.then")));
    }

    private static URI discovery(String issuer) {
        String base = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer;
        return URI.create(base + "/.well-known/openid-configuration");
    }
}

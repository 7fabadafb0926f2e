package io.sandboxconsole.audit.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;

/// Posts texts to a webhook, signed by the rules of *Standard Webhooks*: a receiver knows that they come from the
/// console, and when. Follows no redirect, and reads no answer but its status. Blocks on the receiver; safe for use by
/// several threads.
public final class SignedWebhook {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    private static final int SUCCESS = 2;

    private final URI url;

    private final Duration timeout;

    private final WebhookSecret secret;

    private final InstantSource time;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    /// @throws IllegalArgumentException if there is no usable secret
    public SignedWebhook(WebhookProperties properties, InstantSource time) {
        this.url = Objects.requireNonNull(properties.url());
        this.timeout = properties.timeout();
        this.secret = WebhookSecret.of(properties);
        this.time = time;
    }

    /// Posts a text in JSON.
    ///
    /// @param id names the text: the receiver knows a repetition by it
    /// @throws IOException if the receiver did not take it, with a reason that holds neither address nor answer
    public void post(String id, String json) throws IOException {
        long timestamp = time.instant().getEpochSecond();
        var request = HttpRequest.newBuilder(url)
                .timeout(timeout)
                .header("Content-Type", "application/json")
                .header("User-Agent", "sandbox-console")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(timestamp))
                .header("webhook-signature", secret.signature(id, timestamp, json))
                .POST(HttpRequest.BodyPublishers.ofString(json))
                .build();
        int status = status(request);
        if (status / 100 != SUCCESS) {
            throw new IOException("it answered %d".formatted(status));
        }
    }

    /// What follows the header is left: a receiver that stalls in it would hold up the next statement.
    private int status(HttpRequest request) throws IOException {
        try {
            HttpResponse<InputStream> response = client.send(request, BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("the console stops");
        } catch (IOException failure) {
            // Its message may name the address, and that may hold a secret.
            throw new IOException(
                    "it did not answer (%s)".formatted(failure.getClass().getSimpleName()), failure);
        }
    }
}

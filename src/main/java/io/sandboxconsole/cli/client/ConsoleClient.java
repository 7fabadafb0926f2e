package io.sandboxconsole.cli.client;

import io.sandboxconsole.cli.context.ConsoleContext;
import io.sandboxconsole.cli.context.ConsoleContext.SignIn;
import io.sandboxconsole.cli.json.Document;
import io.sandboxconsole.cli.json.JsonReader;
import io.sandboxconsole.cli.json.JsonWriter;
import io.sandboxconsole.cli.terminal.CommandFailure;
import io.sandboxconsole.cli.terminal.ExitCode;
import io.sandboxconsole.cli.terminal.Invocation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Calls the API of one console. Each call ends with an answer or with a [CommandFailure].
public final class ConsoleClient {

    private static final Duration ANSWER = Duration.ofMinutes(2);

    private static final String JSON = "application/json";

    private final Http http;

    private final Credentials credentials;

    private final URI console;

    public ConsoleClient(Invocation invocation, ConsoleContext context) {
        this.http = new Http(invocation.variable("SANDBOX_CONSOLE_CA"));
        this.credentials = new Credentials(invocation, context, http);
        this.console = context.url();
    }

    public URI console() {
        return console;
    }

    /// Reads one thing.
    public Document get(Query query) {
        return document(call("GET", query, null, JSON));
    }

    /// Reads a list of one page, and gives each of its rows away as it arrives.
    public Document get(Query query, Consumer<Document> item) {
        return JsonReader.read(call("GET", query, null, JSON).body(), "items", item);
    }

    /// Makes a change, with a body or without; the answer may be empty.
    public Document send(String method, Query query, @Nullable Document body) {
        return document(call(method, query, body, JSON));
    }

    public Document post(Query query, @Nullable Document body) {
        return send("POST", query, body);
    }

    /// Makes a change that the console carries out once, however often it is sent.
    public Document create(Query query, Document body, String idempotencyKey) {
        return document(call("POST", query, body, JSON, "Idempotency-Key", idempotencyKey));
    }

    /// Opens a stream of another media type, such as an export.
    public InputStream open(Query query, String mediaType) {
        return call("GET", query, null, mediaType).body();
    }

    /// Opens a stream of events, resumed behind one of them.
    ///
    /// @param lastEventId the last event that was read; empty for what comes from now on
    public InputStream events(Query query, String lastEventId) {
        return lastEventId.isEmpty()
                ? open(query, "text/event-stream")
                : call("GET", query, null, "text/event-stream", "Last-Event-ID", lastEventId)
                        .body();
    }

    private HttpResponse<InputStream> call(
            String method, Query query, @Nullable Document body, String accept, String... headers) {
        URI uri = URI.create(console + query.toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(ANSWER)
                // A problem is JSON, also where something else is asked for.
                .header("Accept", accept.equals(JSON) ? JSON : accept + ", application/problem+json")
                .header("User-Agent", ClientVersion.userAgent());
        if (headers.length > 0) {
            request.headers(headers);
        }
        credentials.bearer().ifPresent(bearer -> request.header("Authorization", "Bearer " + sendable(bearer)));
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", JSON).method(method, BodyPublishers.ofString(JsonWriter.line(body)));
        }
        HttpResponse<InputStream> response = http.send(request.build());
        if (response.statusCode() >= 300) {
            throw Problems.of(response, Http.origin(console), query.filter());
        }
        return response;
    }

    private Document document(HttpResponse<InputStream> response) {
        try (InputStream body = response.body()) {
            byte[] bytes = body.readAllBytes();
            return bytes.length == 0
                    ? new Document(Map.of())
                    : JsonReader.read(new String(bytes, java.nio.charset.StandardCharsets.UTF_8));
        } catch (UncheckedIOException foreign) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "%s does not answer as a Sandbox Console does.".formatted(Http.origin(console)),
                    "Check the address with “sandbox context”.");
        } catch (IOException broken) {
            throw new CommandFailure(
                    ExitCode.UNREACHABLE,
                    "The connection to %s broke off.".formatted(Http.origin(console)),
                    "Look what was done before you repeat the command.");
        }
    }

    /// Java's client would quote a credential that no header can hold.
    private static String sendable(String bearer) {
        if (bearer.chars().allMatch(letter -> letter > ' ' && letter < 0x7f)) {
            return bearer;
        }
        throw new CommandFailure(
                ExitCode.USAGE,
                "The credential holds characters that no key and no token has.",
                "Check SANDBOX_CONSOLE_KEY, or sign in again with “sandbox login”.");
    }

    /// Asks for something that is for everyone, and returns the console's clock.
    public Optional<Instant> time() {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create(console + Query.of("openapi.json").toString()))
                .timeout(ANSWER)
                .header("User-Agent", ClientVersion.userAgent())
                .build();
        HttpResponse<InputStream> response = http.send(request);
        try (InputStream _ = response.body()) {
            if (response.statusCode() != 200) {
                throw Problems.of(response, Http.origin(console), "");
            }
            return response.headers().firstValue("Date").flatMap(ConsoleClient::moment);
        } catch (IOException broken) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> moment(String date) {
        try {
            return Optional.of(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from));
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    /// Returns the tokens of a sign-in with a code that is typed into a browser.
    public SignIn signIn(Invocation invocation) {
        return new DeviceSignIn(http, invocation).signIn(get(Query.of("sign-in")));
    }
}

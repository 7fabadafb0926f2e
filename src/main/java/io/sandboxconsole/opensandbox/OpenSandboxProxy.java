package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.Cancellation;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineProxy;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import io.sandboxconsole.sandbox.provider.http.EngineHttpClient;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.SettingsCheck;
import io.sandboxconsole.sandbox.provider.http.TransportFailures;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/// Forwards pass-through requests to one OpenSandbox server.
final class OpenSandboxProxy implements EngineProxy {

    /// Paths with an empty segment or one of dots, which would resolve to another path.
    private static final Pattern ELSEWHERE = Pattern.compile("(?!/).*|.*/\\.{0,2}(/.*|$)");

    private static final Pattern WEB_PAGE =
            Pattern.compile("\\s*(text/html|application/xhtml\\+xml)\\b.*", Pattern.CASE_INSENSITIVE);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final ConnectionSettings settings;

    private final RateLimitGate gate;

    private final EngineTimings timings;

    private final TransportFailures losses;

    private final Supplier<HttpClient> client;

    private final OpenSandboxTunnel tunnel;

    private final String key;

    private final String mount;

    OpenSandboxProxy(ConnectionSettings settings, EngineTimings timings, RateLimitGate gate) {
        this.settings = settings;
        this.gate = gate;
        this.timings = timings;
        this.losses = new TransportFailures(settings.id());
        this.client = SingletonSupplier.of(() -> EngineHttpClient.unlimited(timings.connect()));
        this.tunnel = new OpenSandboxTunnel(timings, LONGEST);
        this.key = settings.apiKey().strip();
        this.mount = OpenSandboxDialect.mount(String.valueOf(settings.url().getRawPath())) + "/v1";
    }

    @Override
    public EngineResponse send(EngineRequest call) {
        return exchange(call, false);
    }

    @Override
    public EngineResponse change(EngineRequest call) {
        return exchange(call, true);
    }

    @Override
    public EngineResponse inside(EngineRequest call, Cancellation cancellation) {
        // The engine's state stays, but the process in the sandbox may have carried out the call.
        return exchange(!Method.isSafe(call.method()), () -> {
            var request = request(call);
            if (request.containsHeader(HttpHeaders.UPGRADE)) {
                return tunnel.open(target(), request, cancellation);
            }
            cancellation.onCancel(request::cancel);
            return answer(request, LONGEST);
        });
    }

    @Override
    public boolean accepts(String presented) {
        return !key.isEmpty() && MessageDigest.isEqual(bytes(key), bytes(presented));
    }

    @Override
    public @Nullable String defaultTeam() {
        return settings.defaultTeam();
    }

    private EngineResponse exchange(EngineRequest call, boolean changing) {
        if (ELSEWHERE.matcher(call.path()).matches()) {
            throw new IllegalArgumentException("The path of %s leads elsewhere.".formatted(call));
        }
        boolean creates = call.method().equals("POST") && call.path().equals("/sandboxes");
        return exchange(
                changing,
                () -> own(granted(answer(request(call), creates ? timings.slow() : timings.read())), changing));
    }

    /// An exchange with the engine.
    private interface Exchange {
        EngineResponse run() throws IOException;
    }

    private EngineResponse exchange(boolean changing, Exchange exchange) {
        @Nullable Message problem = SettingsCheck.problem(settings);
        if (problem != null) {
            throw new Misconfigured(settings.id(), problem, Answer.NONE, null);
        }
        long start = System.nanoTime();
        try {
            EngineResponse answer = exchange.run();
            if (answer.status() < 300) {
                gate.succeeded();
            }
            return answer;
        } catch (IOException lost) {
            throw losses.of(lost, changing, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private HttpHost target() {
        URI url = settings.url();
        return new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    }

    /// The path is set as it is: a [URI] would reject or change some of its characters.
    private HttpUriRequestBase request(EngineRequest call) {
        String query = call.query() == null ? "" : "?" + call.query();
        var request = new HttpUriRequestBase(call.method(), settings.url());
        request.setPath(mount + call.path() + query);
        call.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        request.setHeader(OpenSandboxApi.KEY_HEADER, key);
        if (call.content() != null) {
            // The content type is among the caller's headers.
            request.setEntity(new InputStreamEntity(
                    call.content().stream(), call.content().length(), null));
        }
        return request;
    }

    private EngineResponse answer(HttpUriRequestBase request, Duration longest) throws IOException {
        var context = HttpClientContext.create();
        context.setRequestConfig(EngineHttpClient.requests()
                .setResponseTimeout(Timeout.of(longest))
                .build());
        var response = client.get().executeOpen(target(), request, context);
        InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        return new EngineResponse(response.getCode(), OpenSandboxTunnel.headers(response), body, null, response);
    }

    /// The caller's own credential was valid: a rejection of ours must not read as one of theirs.
    private EngineResponse granted(EngineResponse answer) throws IOException {
        if (answer.status() == 401) {
            answer.close();
            throw new CredentialsRejected(settings.id(), new Answer(401, null, null, null));
        }
        return answer;
    }

    /// Returns `answer` unless it is a web page: a proxy in between answered in the engine's place, which sends none.
    private EngineResponse own(EngineResponse answer, boolean changing) throws IOException {
        boolean page = answer.header("Content-Type")
                .filter(type -> WEB_PAGE.matcher(type).matches())
                .isPresent();
        if (answer.status() >= 300 || !page) {
            return answer;
        }
        answer.close();
        throw losses.foreign(changing);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

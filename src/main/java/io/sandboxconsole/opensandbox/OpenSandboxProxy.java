package io.sandboxconsole.opensandbox;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.EngineProxy;
import io.sandboxconsole.sandbox.provider.EngineRequest;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.CredentialsRejected;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
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
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.io.entity.InputStreamEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.util.function.SingletonSupplier;

/// Forwards pass-through requests to one OpenSandbox server.
final class OpenSandboxProxy implements EngineProxy {

    /// Paths into a sandbox, whose answer may take as long as the process inside.
    private static final Pattern INTO_SANDBOX = Pattern.compile("/sandboxes/[^/]+/proxy/.*");

    /// Paths with an empty segment or one of dots, which would resolve to another path.
    private static final Pattern ELSEWHERE = Pattern.compile("(?!/).*|.*/\\.{0,2}(/.*|$)");

    private static final Pattern WEB_PAGE =
            Pattern.compile("\\s*(text/html|application/xhtml\\+xml)\\b.*", Pattern.CASE_INSENSITIVE);

    private static final Duration LONGEST = Duration.ofHours(1);

    private final ConnectionSettings settings;

    private final EngineTimings timings;

    private final TransportFailures losses;

    private final Supplier<HttpClient> client;

    private final String key;

    private final String mount;

    OpenSandboxProxy(ConnectionSettings settings, EngineTimings timings) {
        this.settings = settings;
        this.timings = timings;
        this.losses = new TransportFailures(settings.id());
        this.client = SingletonSupplier.of(() -> EngineHttpClient.unlimited(timings.connect()));
        this.key = settings.apiKey().strip();
        this.mount = OpenSandboxDialect.mount(String.valueOf(settings.url().getRawPath())) + "/v1";
    }

    @Override
    public EngineResponse send(EngineRequest call) {
        // The engine's state stays, but the process in the sandbox may have carried out the call.
        return exchange(call, INTO_SANDBOX.matcher(call.path()).matches() && !Method.isSafe(call.method()));
    }

    @Override
    public EngineResponse change(EngineRequest call) {
        return exchange(call, true);
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
        @Nullable Message problem = SettingsCheck.problem(settings);
        if (problem != null) {
            throw new Misconfigured(settings.id(), problem, Answer.NONE, null);
        }
        boolean inside = INTO_SANDBOX.matcher(call.path()).matches();
        if (!inside && ELSEWHERE.matcher(call.path()).matches()) {
            throw new IllegalArgumentException("The path of %s leads elsewhere.".formatted(call));
        }
        long start = System.nanoTime();
        try {
            var context = HttpClientContext.create();
            context.setRequestConfig(config(call, inside));
            var response = client.get().executeOpen(target(), request(call), context);
            return answer(inside ? response : own(response, changing), inside);
        } catch (IOException lost) {
            throw losses.of(lost, changing, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    private RequestConfig config(EngineRequest call, boolean inside) {
        boolean creates = call.method().equals("POST") && call.path().equals("/sandboxes");
        Duration usual = creates ? timings.slow() : timings.read();
        return EngineHttpClient.requests()
                .setResponseTimeout(Timeout.of(inside ? LONGEST : usual))
                .build();
    }

    private HttpHost target() {
        URI url = settings.url();
        return new HttpHost(url.getScheme(), url.getHost(), url.getPort());
    }

    private ClassicHttpRequest request(EngineRequest call) {
        String query = call.query() == null ? "" : "?" + call.query();
        var request = new BasicClassicHttpRequest(call.method(), target(), mount + call.path() + query);
        call.headers().forEach(header -> request.addHeader(header.name(), header.value()));
        request.setHeader(OpenSandboxApi.KEY_HEADER, key);
        if (call.content() != null) {
            // The content type is among the caller's headers.
            request.setEntity(new InputStreamEntity(
                    call.content().stream(), call.content().length(), null));
        }
        return request;
    }

    /// Returns `response` unless it is a web page: a proxy in between answered in the engine's place, which sends none.
    private ClassicHttpResponse own(ClassicHttpResponse response, boolean changing) throws IOException {
        var type = response.getFirstHeader("Content-Type");
        boolean page = type != null
                && WEB_PAGE.matcher(String.valueOf(type.getValue())).matches();
        if (response.getCode() >= 300 || !page) {
            return response;
        }
        response.close();
        throw losses.foreign(changing);
    }

    /// The caller's own credential was valid: a rejection of ours must not read as one of theirs.
    private EngineResponse answer(ClassicHttpResponse response, boolean inside) throws IOException {
        if (response.getCode() == 401 && !inside) {
            response.close();
            throw new CredentialsRejected(settings.id(), new Answer(401, null, null, null));
        }
        List<Header> headers = Arrays.stream(response.getHeaders())
                .map(header -> new Header(header.getName(), String.valueOf(header.getValue())))
                .toList();
        InputStream body = response.getEntity() == null
                ? InputStream.nullInputStream()
                : response.getEntity().getContent();
        return new EngineResponse(response.getCode(), headers, body, response);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.EngineRefusal.Form;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.http.BoundedResponse;
import io.sandboxconsole.words.Phrase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Opens the way to one server: address, key, time limits and limits of size. Makes no call.
final class OpenSandboxHttp {

    private static final long LONGEST_ANSWER = 64L * 1024 * 1024;

    private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

    static final Pattern MOUNT = Pattern.compile("/*(/v1)?/*$");

    /// An id that is empty, `.` or `..` would make the path another one; no engine gives such an id.
    private static final Pattern ELSEWHERE = Pattern.compile(".*/v1/(.*/)?\\.{0,2}(/.*)?");

    private static final Answer NO_SUCH_ID = new Answer(404, "NO_SUCH_ID", null, null);

    private final RestClient.Builder builder;

    private final OpenSandboxTimings timings;

    private final Clock clock;

    OpenSandboxHttp(RestClient.Builder builder, OpenSandboxTimings timings, Clock clock) {
        this.builder = builder;
        this.timings = timings;
        this.clock = clock;
    }

    /// The API of the server that `settings` name.
    ///
    /// @throws Misconfigured if they can name none
    OpenSandboxApi open(ConnectionSettings settings) {
        Phrase problem = problem(settings);
        if (problem != null) {
            throw new Misconfigured(settings.id(), problem, Answer.NONE, null);
        }
        RestClient client = builder.clone()
                .baseUrl(MOUNT.matcher(settings.url().toString()).replaceFirst(""))
                .defaultHeader(OpenSandboxApi.KEY_HEADER, settings.apiKey().strip())
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), new OpenSandboxErrorReader(clock))
                .requestInterceptor(OpenSandboxHttp::guarded)
                .requestFactory(requests())
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(OpenSandboxApi.class);
    }

    /// What keeps `settings` from naming a server.
    static @Nullable Phrase problem(ConnectionSettings settings) {
        URI url = settings.url();
        if (!"http".equalsIgnoreCase(url.getScheme()) && !"https".equalsIgnoreCase(url.getScheme())) {
            return Phrase.of("problem.reason.address-scheme");
        }
        if (url.getHost() == null || url.getRawQuery() != null || url.getRawFragment() != null) {
            return Phrase.of("problem.reason.address-server");
        }
        if (url.getRawUserInfo() != null) {
            return Phrase.of("problem.reason.address-login");
        }
        if (settings.apiKey().isBlank()) {
            return Phrase.of("problem.reason.key-missing");
        }
        // The HTTP client's own complaint would quote the key.
        return PRINTABLE.matcher(settings.apiKey().strip()).matches()
                ? null
                : Phrase.of("problem.reason.key-unprintable");
    }

    private static ClientHttpResponse guarded(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (ELSEWHERE.matcher(request.getURI().getRawPath()).matches()) {
            throw new EngineRefusal(NO_SUCH_ID, Form.DELIBERATE, List.of(), null);
        }
        return new BoundedResponse(execution.execute(request, body), LONGEST_ANSWER);
    }

    /// A redirect would carry the key to wherever it points, so none is followed. HTTP/1.1 because the server offers
    /// nothing newer.
    private ClientHttpRequestFactory requests() {
        Executor executor = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(timings.connect())
                .executor(executor)
                .build();
        ClientHttpRequestFactory usual = requests(client, executor, timings.read());
        ClientHttpRequestFactory creating = requests(client, executor, timings.create());
        return (uri, method) ->
                creates(uri, method) ? creating.createRequest(uri, method) : usual.createRequest(uri, method);
    }

    private static boolean creates(URI uri, HttpMethod method) {
        return method.equals(HttpMethod.POST) && uri.getRawPath().endsWith("/v1/sandboxes");
    }

    private static ClientHttpRequestFactory requests(HttpClient client, Executor executor, Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client, executor);
        requests.setReadTimeout(timeout);
        return requests;
    }
}

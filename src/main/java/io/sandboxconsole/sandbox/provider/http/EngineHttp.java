package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Opens the way to an engine's API: address, key, time limits and limits of size. Makes no call.
public final class EngineHttp {

    private static final long LONGEST_ANSWER = 64L * 1024 * 1024;

    private static final String USER_AGENT = "sandbox-console";

    private final RestClient.Builder builder;

    private final EngineTimings timings;

    public EngineHttp(RestClient.Builder builder, EngineTimings timings) {
        this.builder = builder;
        this.timings = timings;
    }

    /// What one server's API has of its own.
    public interface Dialect {

        /// The settings of the connection.
        ConnectionSettings settings();

        /// What keeps the settings from naming a server that can be asked; null where they do.
        default @Nullable Message problem() {
            return SettingsCheck.problem(settings());
        }

        /// The address that the API's paths begin at.
        String base();

        /// Adds the credential.
        void identify(HttpHeaders headers);

        /// Whether an id that is empty, `.` or `..` has made `path` another one; no engine gives such an id.
        boolean leadsElsewhere(String path);

        /// The refusal of such an id, which need not be sent.
        RestClientException noSuchId();

        /// Turns an answer other than success into an exception.
        RestClient.ResponseSpec.ErrorHandler errors();

        /// Learns what each answer's headers tell.
        void received(HttpHeaders headers);

        /// Whether the engine is known to work on such a request for long.
        boolean slow(URI uri, HttpMethod method);
    }

    /// The API of the server that `dialect` is about.
    ///
    /// @throws Misconfigured if its settings can name none
    public <A> A open(Class<A> api, Dialect dialect) {
        Message problem = dialect.problem();
        if (problem != null) {
            throw new Misconfigured(dialect.settings().id(), problem, Answer.NONE, null);
        }
        RestClient client = builder.clone()
                .baseUrl(dialect.base())
                .defaultHeader(HttpHeaders.USER_AGENT, USER_AGENT)
                .defaultHeaders(dialect::identify)
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), dialect.errors())
                .requestInterceptor((request, body, execution) -> exchanged(dialect, request, body, execution))
                .requestFactory(requests(dialect))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    private static ClientHttpResponse exchanged(
            Dialect dialect, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (dialect.leadsElsewhere(request.getURI().getRawPath())) {
            throw dialect.noSuchId();
        }
        ClientHttpResponse response = execution.execute(request, body);
        dialect.received(response.getHeaders());
        return response;
    }

    private ClientHttpRequestFactory requests(Dialect dialect) {
        HttpClient client = EngineHttpClient.limited(timings.connect(), LONGEST_ANSWER);
        ClientHttpRequestFactory usual = requests(client, timings.read());
        ClientHttpRequestFactory patient = requests(client, timings.slow());
        return (uri, method) ->
                dialect.slow(uri, method) ? patient.createRequest(uri, method) : usual.createRequest(uri, method);
    }

    private static ClientHttpRequestFactory requests(HttpClient client, Duration timeout) {
        HttpComponentsClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(client);
        requests.setReadTimeout(timeout);
        return requests;
    }
}

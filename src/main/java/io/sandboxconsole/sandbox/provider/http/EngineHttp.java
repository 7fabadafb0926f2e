package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.RateLimitGate;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.classic.HttpClient;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.http.converter.ByteArrayHttpMessageConverter;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Creates clients of an engine's API with its address, key, timeouts and size limits. Makes no call.
public final class EngineHttp {

    private static final long LONGEST_ANSWER = 64L * 1024 * 1024;

    private static final String USER_AGENT = "sandbox-console";

    private static final Pattern JSON =
            Pattern.compile("\\s*application/([\\w.+-]+\\+)?json\\b.*", Pattern.CASE_INSENSITIVE);

    private final RestClient.Builder builder;

    private final EngineTimings timings;

    public EngineHttp(RestClient.Builder builder, EngineTimings timings) {
        this.builder = builder;
        this.timings = timings;
    }

    /// The peculiarities of one server's API.
    public interface Dialect {

        /// The settings of the connection.
        ConnectionSettings settings();

        /// The reason why the settings name no usable server; null where they do.
        default @Nullable Message problem() {
            return SettingsCheck.problem(settings());
        }

        /// The base address of the API's paths.
        String base();

        /// Adds the credential.
        void identify(HttpHeaders headers);

        /// Whether an id that is empty, `.` or `..` has made `path` another one; no engine issues such an id.
        boolean leadsElsewhere(String path);

        /// The failure for such an id, without a call.
        RestClientException noSuchId();

        /// Turns an unsuccessful response into an exception.
        RestClient.ResponseSpec.ErrorHandler errors();

        /// The gate at which background reads wait, and which learns the engine's rate limits from each response.
        RateLimitGate gate();

        /// The clock of times in headers.
        Clock clock();

        /// Observes the headers of each response.
        void received(HttpHeaders headers);

        /// Whether the engine is known to take long for such a request.
        boolean slow(URI uri, HttpMethod method);
    }

    /// A client of the API that `dialect` describes.
    ///
    /// @throws Misconfigured if its settings name no usable server
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
                .configureMessageConverters(converters ->
                        converters.withJsonConverter(new EngineJson()).addCustomConverter(plainText()))
                .requestInterceptor((request, body, execution) -> exchanged(dialect, request, body, execution))
                .requestFactory(requests(dialect))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(api);
    }

    /// Plain text is read as bytes, because engines mean UTF-8 where they name no charset.
    private static ByteArrayHttpMessageConverter plainText() {
        var converter = new ByteArrayHttpMessageConverter();
        converter.setSupportedMediaTypes(List.of(MediaType.TEXT_PLAIN));
        return converter;
    }

    private static ClientHttpResponse exchanged(
            Dialect dialect, HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (dialect.leadsElsewhere(request.getURI().getRawPath())) {
            throw dialect.noSuchId();
        }
        pass(dialect.gate());
        ClientHttpResponse response;
        try {
            response = execution.execute(request, body);
            dialect.received(response.getHeaders());
            new RateLimitHeaders(dialect.gate(), dialect.clock())
                    .remember(
                            response.getHeaders(),
                            response.getStatusCode().value(),
                            request.getMethod().equals(HttpMethod.GET));
        } finally {
            dialect.gate().ended();
        }
        boolean foreign = foreign(response);
        if (foreign && !request.getMethod().equals(HttpMethod.GET)) {
            response.close();
            throw new MalformedResponse(Message.of("problem.answer.foreign"));
        }
        if (!foreign && response.getStatusCode().is2xxSuccessful()) {
            dialect.gate().succeeded();
        }
        return response;
    }

    /// Returns whether a successful response holds something other than JSON: a proxy's page would pass as the success
    /// of a change whose response is not read.
    private static boolean foreign(ClientHttpResponse response) throws IOException {
        String type = response.getHeaders().getFirst(HttpHeaders.CONTENT_TYPE);
        return response.getStatusCode().is2xxSuccessful()
                && type != null
                && response.getHeaders().getContentLength() != 0
                && !JSON.matcher(type).matches();
    }

    private static void pass(RateLimitGate gate) throws InterruptedIOException {
        try {
            gate.pass();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The read was given up while it waited for the rate limit.");
        }
    }

    private ClientHttpRequestFactory requests(Dialect dialect) {
        HttpClient client = EngineHttpClient.limited(timings.connect(), LONGEST_ANSWER);
        ClientHttpRequestFactory normal = requests(client, timings.read());
        ClientHttpRequestFactory patient = requests(client, timings.slow());
        return (uri, method) ->
                dialect.slow(uri, method) ? patient.createRequest(uri, method) : normal.createRequest(uri, method);
    }

    private static ClientHttpRequestFactory requests(HttpClient client, Duration timeout) {
        HttpComponentsClientHttpRequestFactory requests = new HttpComponentsClientHttpRequestFactory(client);
        requests.setReadTimeout(timeout);
        return requests;
    }
}

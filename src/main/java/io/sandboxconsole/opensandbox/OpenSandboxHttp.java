package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.EngineRefusal.Form;
import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.http.BoundedResponse;
import io.sandboxconsole.sandbox.provider.http.EngineRequests;
import io.sandboxconsole.sandbox.provider.http.ServerClock;
import io.sandboxconsole.sandbox.provider.http.SettingsCheck;
import io.sandboxconsole.words.Phrase;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Opens the way to one server: address, key, time limits and limits of size. Makes no call.
final class OpenSandboxHttp {

    private static final long LONGEST_ANSWER = 64L * 1024 * 1024;

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
    /// @param serverClock learns the time that answers tell
    /// @throws Misconfigured if they can name none
    OpenSandboxApi open(ConnectionSettings settings, ServerClock serverClock) {
        Phrase problem = SettingsCheck.problem(settings);
        if (problem != null) {
            throw new Misconfigured(settings.id(), problem, Answer.NONE, null);
        }
        RestClient client = builder.clone()
                .baseUrl(MOUNT.matcher(settings.url().toString()).replaceFirst(""))
                .defaultHeader(OpenSandboxApi.KEY_HEADER, settings.apiKey().strip())
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), new OpenSandboxErrorReader(clock))
                .requestInterceptor(OpenSandboxHttp::guarded)
                .requestInterceptor((request, body, execution) -> timed(serverClock, execution.execute(request, body)))
                .requestFactory(EngineRequests.of(
                        timings.connect(), timings.read(), timings.create(), OpenSandboxHttp::creates))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(OpenSandboxApi.class);
    }

    private static ClientHttpResponse guarded(HttpRequest request, byte[] body, ClientHttpRequestExecution execution)
            throws IOException {
        if (ELSEWHERE.matcher(request.getURI().getRawPath()).matches()) {
            throw new EngineRefusal(NO_SUCH_ID, Form.DELIBERATE, List.of(), null);
        }
        return new BoundedResponse(execution.execute(request, body), LONGEST_ANSWER);
    }

    private static ClientHttpResponse timed(ServerClock serverClock, ClientHttpResponse response) {
        serverClock.remember(response.getHeaders());
        return response;
    }

    private static boolean creates(URI uri, HttpMethod method) {
        return method.equals(HttpMethod.POST) && uri.getRawPath().endsWith("/v1/sandboxes");
    }
}

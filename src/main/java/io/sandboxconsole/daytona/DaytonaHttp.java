package io.sandboxconsole.daytona;

import io.sandboxconsole.sandbox.provider.ConnectionSettings;
import io.sandboxconsole.sandbox.provider.ProviderException.Answer;
import io.sandboxconsole.sandbox.provider.ProviderException.Misconfigured;
import io.sandboxconsole.sandbox.provider.http.BoundedResponse;
import io.sandboxconsole.sandbox.provider.http.EngineRequests;
import io.sandboxconsole.sandbox.provider.http.SettingsCheck;
import io.sandboxconsole.words.Phrase;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpRequest;
import org.springframework.http.client.ClientHttpRequestExecution;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Opens the way to one server: address, credential, time limits and limits of size. Makes no call.
final class DaytonaHttp {

    private static final long LONGEST_ANSWER = 64L * 1024 * 1024;

    private static final Pattern SLASHES = Pattern.compile("/+$");

    /// An id that is empty, `.` or `..` would make the path another one; no engine gives such an id.
    private static final Pattern ELSEWHERE = Pattern.compile("/(.*/)?\\.{0,2}(/.*)?");

    /// The server waits for the sandbox to start.
    private static final Pattern SLOW = Pattern.compile(".*/sandbox(/[^/]+/(start|fork|recover))?");

    private static final Answer NO_SUCH_ID = new Answer(404, null, "There is no such id.", null);

    private final RestClient.Builder builder;

    private final DaytonaTimings timings;

    private final Clock clock;

    DaytonaHttp(RestClient.Builder builder, DaytonaTimings timings, Clock clock) {
        this.builder = builder;
        this.timings = timings;
        this.clock = clock;
    }

    /// The API of the server that `settings` name.
    ///
    /// @param memory learns what the answers' headers tell
    /// @throws Misconfigured if they can name none
    DaytonaApi open(ConnectionSettings settings, DaytonaCredential credential, DaytonaHeaders memory) {
        Phrase problem = problem(settings);
        if (problem != null) {
            throw new Misconfigured(settings.id(), problem, Answer.NONE, null);
        }
        String base = SLASHES.matcher(settings.url().toString()).replaceFirst("");
        int mount =
                SLASHES.matcher(settings.url().getRawPath()).replaceFirst("").length();
        RestClient client = builder.clone()
                .baseUrl(base)
                .defaultHeaders(headers -> identify(headers, settings, credential))
                .defaultStatusHandler(status -> !status.is2xxSuccessful(), new DaytonaErrorReader(clock))
                .requestInterceptor((request, body, execution) -> guarded(request, body, execution, mount))
                .requestInterceptor((request, body, execution) -> remembered(memory, execution.execute(request, body)))
                .requestFactory(EngineRequests.of(timings.connect(), timings.read(), timings.slow(), DaytonaHttp::slow))
                .build();
        return HttpServiceProxyFactory.builderFor(RestClientAdapter.create(client))
                .build()
                .createClient(DaytonaApi.class);
    }

    private static @Nullable Phrase problem(ConnectionSettings settings) {
        return settings.organization() == null || SettingsCheck.fitsHeader(settings.organization())
                ? SettingsCheck.problem(settings)
                : Phrase.of("problem.reason.organization-unprintable");
    }

    /// A key belongs to one organization, so that it needs none named.
    private static void identify(HttpHeaders headers, ConnectionSettings settings, DaytonaCredential credential) {
        headers.setBearerAuth(credential.text());
        headers.set(DaytonaApi.SOURCE_HEADER, DaytonaApi.SOURCE);
        if (credential.isToken() && settings.organization() != null) {
            headers.set(DaytonaApi.ORGANIZATION_HEADER, settings.organization());
        }
    }

    private static ClientHttpResponse guarded(
            HttpRequest request, byte[] body, ClientHttpRequestExecution execution, int mount) throws IOException {
        if (ELSEWHERE.matcher(request.getURI().getRawPath().substring(mount)).matches()) {
            throw new DaytonaRefusal(NO_SUCH_ID, true, null);
        }
        return new BoundedResponse(execution.execute(request, body), LONGEST_ANSWER);
    }

    private static ClientHttpResponse remembered(DaytonaHeaders memory, ClientHttpResponse response) {
        memory.remember(response.getHeaders());
        return response;
    }

    private static boolean slow(URI uri, HttpMethod method) {
        return method.equals(HttpMethod.POST) && SLOW.matcher(uri.getRawPath()).matches();
    }
}

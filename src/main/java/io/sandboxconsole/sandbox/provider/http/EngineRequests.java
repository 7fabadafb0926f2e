package io.sandboxconsole.sandbox.provider.http;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BiPredicate;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/// Makes the requests to one engine.
public final class EngineRequests {

    private EngineRequests() {}

    /// A redirect would carry the key to wherever it points, so none is followed. HTTP/1.1 because engines of this kind
    /// offer nothing newer.
    ///
    /// @param connect until a connection stands
    /// @param read until an answer is complete
    /// @param slow the same for requests that are `known` to take long
    public static ClientHttpRequestFactory of(
            Duration connect, Duration read, Duration slow, BiPredicate<URI, HttpMethod> known) {
        Executor executor = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .executor(executor)
                .build();
        ClientHttpRequestFactory usual = requests(client, executor, read);
        ClientHttpRequestFactory patient = requests(client, executor, slow);
        return (uri, method) ->
                known.test(uri, method) ? patient.createRequest(uri, method) : usual.createRequest(uri, method);
    }

    private static ClientHttpRequestFactory requests(HttpClient client, Executor executor, Duration timeout) {
        JdkClientHttpRequestFactory requests = new JdkClientHttpRequestFactory(client, executor);
        requests.setReadTimeout(timeout);
        return requests;
    }
}

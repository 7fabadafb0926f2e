package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.OpenSandboxPages.Page;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.http.EngineCalls;
import io.sandboxconsole.sandbox.provider.http.EngineTimings;
import io.sandboxconsole.sandbox.provider.http.MalformedResponse;
import io.sandboxconsole.sandbox.provider.http.RequestSubject;
import io.sandboxconsole.sandbox.provider.http.TransportFailures;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.client.RestClientException;

/// Makes calls to an OpenSandbox server, and reads its listings by page number.
final class OpenSandboxCalls extends EngineCalls<OpenSandboxApi> {

    private final OpenSandboxFailures failures;

    private final TransportFailures losses;

    OpenSandboxCalls(
            Supplier<OpenSandboxApi> api,
            OpenSandboxFailures failures,
            TransportFailures losses,
            EngineTimings timings) {
        super(api, timings.retry());
        this.failures = failures;
        this.losses = losses;
    }

    @Override
    protected ProviderException meaning(RestClientException failure, RequestSubject requestSubject, Duration waited) {
        return failure instanceof OpenSandboxError error
                ? failures.of(error, requestSubject)
                : losses.of(failure, requestSubject, waited);
    }

    /// Reads a listing to its end.
    ///
    /// @param mapping maps the page
    <A, T> List<T> pages(
            RequestSubject requestSubject,
            BiFunction<OpenSandboxApi, Integer, @Nullable A> call,
            Function<A, Page<T>> mapping,
            Function<T, @Nullable Object> id) {
        try {
            return OpenSandboxPages.all(page -> read(requestSubject, api -> call.apply(api, page), mapping), id);
        } catch (MalformedResponse endless) {
            throw losses.of(endless, requestSubject, Duration.ZERO);
        }
    }
}

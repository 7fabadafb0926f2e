package io.sandboxconsole.opensandbox;

import io.sandboxconsole.opensandbox.OpenSandboxPages.Page;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import io.sandboxconsole.sandbox.provider.http.ConnectionLosses;
import io.sandboxconsole.sandbox.provider.http.MalformedAnswer;
import io.sandboxconsole.sandbox.provider.http.Subject;
import io.sandboxconsole.words.Phrase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClientException;

/// Makes calls: whatever goes wrong leaves as one [ProviderException], and what may be repeated is repeated a little.
final class OpenSandboxCalls {

    /// No answer at all, or one from something in between.
    private static final Set<Integer> PASSING = Set.of(0, 502, 503, 504);

    private final Supplier<OpenSandboxApi> api;

    private final OpenSandboxFailures failures;

    private final ConnectionLosses losses;

    private final RetryTemplate retries;

    /// @param api throws where the connection's settings are wrong
    OpenSandboxCalls(
            Supplier<OpenSandboxApi> api,
            OpenSandboxFailures failures,
            ConnectionLosses losses,
            OpenSandboxTimings timings) {
        this.api = api;
        this.failures = failures;
        this.losses = losses;
        this.retries = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(2)
                .delay(timings.retry())
                .multiplier(2)
                .jitter(timings.retry().dividedBy(2))
                .predicate(OpenSandboxCalls::passing)
                .build());
    }

    /// Makes a call that changes nothing, again if need be.
    <A, T> T read(Subject subject, Function<OpenSandboxApi, @Nullable A> call, Function<A, T> mapping) {
        return retries.invoke(() -> once(subject, call, mapping));
    }

    /// Makes a call that changes nothing and takes “not found” as an answer.
    <A, T> Optional<T> find(Subject subject, Function<OpenSandboxApi, @Nullable A> call, Function<A, T> mapping) {
        try {
            return Optional.of(read(subject, call, mapping));
        } catch (ProviderException.NotFound unknown) {
            return Optional.empty();
        }
    }

    /// Reads a listing to its end.
    ///
    /// @param mapping says what a page means
    <A, T> List<T> pages(
            Subject subject,
            BiFunction<OpenSandboxApi, Integer, @Nullable A> call,
            Function<A, Page<T>> mapping,
            Function<T, Object> id) {
        try {
            return OpenSandboxPages.all(page -> read(subject, api -> call.apply(api, page), mapping), id);
        } catch (MalformedAnswer endless) {
            throw losses.of(endless, subject, Duration.ZERO);
        }
    }

    /// Makes a call once.
    <A, T> T once(Subject subject, Function<OpenSandboxApi, @Nullable A> call, Function<A, T> mapping) {
        long start = System.nanoTime();
        try {
            A answer = call.apply(api.get());
            if (answer == null) {
                throw new MalformedAnswer(Phrase.of("problem.answer.empty"));
            }
            return mapping.apply(answer);
        } catch (EngineRefusal refusal) {
            throw failures.of(refusal, subject);
        } catch (RestClientException failure) {
            throw losses.of(failure, subject, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// Makes a call without an answer's body once.
    void send(Subject subject, Consumer<OpenSandboxApi> call) {
        once(
                subject,
                server -> {
                    call.accept(server);
                    return Boolean.TRUE;
                },
                Function.identity());
    }

    /// Makes a call that ends the same however often it is made, and takes “not found” as its success.
    void remove(Subject subject, Consumer<OpenSandboxApi> call) {
        retries.invoke(() -> {
            try {
                send(subject, call);
            } catch (ProviderException.NotFound alreadyGone) {
                // What was asked for is so: nothing is left to remove.
            }
        });
    }

    private static boolean passing(Throwable failure) {
        return failure instanceof Unavailable unavailable
                && PASSING.contains(unavailable.answer().status());
    }
}

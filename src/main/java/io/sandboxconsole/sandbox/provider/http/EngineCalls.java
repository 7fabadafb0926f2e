package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClientException;

/// Makes calls to an engine: turns every failure into one [ProviderException], and retries idempotent calls a few
/// times.
///
/// @param <S> the engine's API
public abstract class EngineCalls<S> {

    /// No response, or one from a proxy in between.
    private static final Set<Integer> PASSING = Set.of(0, 502, 503, 504);

    private final Supplier<S> api;

    private final RetryTemplate retries;

    /// @param api throws where the connection's settings are wrong
    /// @param delay before the first retry; later ones wait longer
    protected EngineCalls(Supplier<S> api, Duration delay) {
        this.api = api;
        this.retries = new RetryTemplate(RetryPolicy.builder()
                .maxRetries(2)
                .delay(delay)
                .multiplier(2)
                .jitter(delay.dividedBy(2))
                .predicate(EngineCalls::passing)
                .build());
    }

    /// Translates the failure of a call.
    ///
    /// @param waited the duration of the call
    protected abstract ProviderException meaning(
            RestClientException failure, RequestSubject requestSubject, Duration waited);

    /// Makes a read-only call, with retries.
    public final <A, T> T read(RequestSubject requestSubject, Function<S, @Nullable A> call, Function<A, T> mapping) {
        return retries.invoke(() -> once(requestSubject, call, mapping));
    }

    /// Makes a read-only call, with retries; “not found” becomes an empty Optional.
    public final <A, T> Optional<T> find(
            RequestSubject requestSubject, Function<S, @Nullable A> call, Function<A, T> mapping) {
        try {
            return Optional.of(read(requestSubject, call, mapping));
        } catch (ProviderException.NotFound unknown) {
            return Optional.empty();
        }
    }

    /// Makes a call without retries.
    public <A, T> T once(RequestSubject requestSubject, Function<S, @Nullable A> call, Function<A, T> mapping) {
        long start = System.nanoTime();
        try {
            A answer = call.apply(api.get());
            if (answer == null) {
                throw new MalformedResponse(Message.of("problem.answer.empty"));
            }
            return mapping.apply(answer);
        } catch (RestClientException failure) {
            throw meaning(failure, requestSubject, Duration.ofNanos(System.nanoTime() - start));
        }
    }

    /// Makes a call without a response body, without retries.
    public final void send(RequestSubject requestSubject, Consumer<S> call) {
        once(
                requestSubject,
                server -> {
                    call.accept(server);
                    return Boolean.TRUE;
                },
                Function.identity());
    }

    /// Makes an idempotent removal, with retries; “not found” counts as success. A failure whose outcome is unknown
    /// stays unknown when a later attempt certainly fails.
    public final void remove(RequestSubject requestSubject, Consumer<S> call) {
        AtomicReference<@Nullable ProviderException> lost = new AtomicReference<>();
        try {
            retries.invoke(() -> removeOnce(requestSubject, call, lost));
        } catch (ProviderException last) {
            ProviderException unclear = lost.get();
            throw unclear == null ? last : unclear;
        }
    }

    private void removeOnce(
            RequestSubject requestSubject, Consumer<S> call, AtomicReference<@Nullable ProviderException> lost) {
        try {
            send(requestSubject, call);
        } catch (ProviderException.NotFound alreadyGone) {
            // Removed already, which is the goal of the call.
        } catch (ProviderException failure) {
            if (failure.unclear()) {
                lost.set(failure);
            }
            throw failure;
        }
    }

    private static boolean passing(Throwable failure) {
        return failure instanceof Unavailable unavailable
                && PASSING.contains(unavailable.answer().status());
    }
}

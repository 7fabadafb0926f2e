package io.sandboxconsole.sandbox.provider.http;

import io.sandboxconsole.i18n.Message;
import io.sandboxconsole.sandbox.provider.ProviderException;
import io.sandboxconsole.sandbox.provider.ProviderException.Unavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.core.retry.RetryPolicy;
import org.springframework.core.retry.RetryTemplate;
import org.springframework.web.client.RestClientException;

/// Makes calls: whatever goes wrong leaves as one [ProviderException], and what may be repeated is repeated a little.
///
/// @param <S> the engine's API
public abstract class EngineCalls<S> {

    /// No answer at all, or one from something in between.
    private static final Set<Integer> PASSING = Set.of(0, 502, 503, 504);

    private final Supplier<S> api;

    private final RetryTemplate retries;

    /// @param api throws where the connection's settings are wrong
    /// @param delay before the first repetition; later ones wait longer
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

    /// What a failed call means.
    ///
    /// @param waited how long the call took
    protected abstract ProviderException meaning(
            RestClientException failure, RequestSubject requestSubject, Duration waited);

    /// Makes a call that changes nothing, again if need be.
    public final <A, T> T read(RequestSubject requestSubject, Function<S, @Nullable A> call, Function<A, T> mapping) {
        return retries.invoke(() -> once(requestSubject, call, mapping));
    }

    /// Makes a call that changes nothing and takes “not found” as an answer.
    public final <A, T> Optional<T> find(
            RequestSubject requestSubject, Function<S, @Nullable A> call, Function<A, T> mapping) {
        try {
            return Optional.of(read(requestSubject, call, mapping));
        } catch (ProviderException.NotFound unknown) {
            return Optional.empty();
        }
    }

    /// Makes a call once.
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

    /// Makes a call without an answer's body once.
    public final void send(RequestSubject requestSubject, Consumer<S> call) {
        once(
                requestSubject,
                server -> {
                    call.accept(server);
                    return Boolean.TRUE;
                },
                Function.identity());
    }

    /// Makes a call that ends the same however often it is made, and takes “not found” as its success.
    public final void remove(RequestSubject requestSubject, Consumer<S> call) {
        retries.invoke(() -> {
            try {
                send(requestSubject, call);
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

package io.sandboxconsole.gateway;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.gateway.IdempotencyRepository.First;
import io.sandboxconsole.gateway.IdempotencyRepository.Key;
import io.sandboxconsole.gateway.IdempotencyRepository.Row;
import io.sandboxconsole.gateway.response.ApiError;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes each call that creates something once, however often a caller repeats it under one
/// `Idempotency-Key` within a day: repetitions get the first answer, also when it was lost on the way or the
/// console ended in between. Safe for use by several threads.
@Component
public class IdempotentCalls {

    private static final Logger log = LoggerFactory.getLogger(IdempotentCalls.class);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private static final Duration RETENTION = Duration.ofHours(24);

    /// The time after which a call without an answer is taken over; longer than any engine takes.
    private static final Duration TAKEOVER = Duration.ofMinutes(5);

    private final IdempotencyRepository rows;

    private final Clock clock;

    private final DatabaseOutage outage = new DatabaseOutage(log, "Calls older than a day wait to be forgotten");

    /// The labels of the calls that run on this node.
    private final Set<String> pending = ConcurrentHashMap.newKeySet();

    IdempotentCalls(IdempotencyRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// How a call is made and answered.
    ///
    /// @param <M> what it makes
    /// @param <A> its answer
    /// @param make makes it, with a label that is the same in each repetition
    /// @param find finds what an earlier attempt with that label has made, whose answer was lost
    /// @param kept the answer for repetitions, without secrets
    /// @param answer the first answer
    /// @param replayed the answer to a repetition
    public record Call<M, A>(
            Function<String, M> make,
            Function<String, Optional<M>> find,
            Function<M, First> kept,
            Function<M, A> answer,
            Function<First, A> replayed) {}

    /// Requires that a text may be an `Idempotency-Key`.
    ///
    /// @throws ApiError if it may not
    public static String requireKey(String text) {
        if (!KEY.matcher(text).matches()) {
            throw new ApiError(
                    400,
                    "INVALID_IDEMPOTENCY_KEY",
                    "One Idempotency-Key has 1 to 255 printable characters and no spaces.");
        }
        return text;
    }

    /// Makes the call, or repeats its first answer.
    ///
    /// @param fingerprint the digest of the request
    /// @param label what finds the thing that is created, if the call is new
    /// @throws ApiError if another request used this key, or its call is not answered yet
    public <M, A> A once(Key key, String fingerprint, String label, Call<M, A> call) {
        if (rows.begin(key, new Row(fingerprint, label, clock.instant(), null))) {
            return make(key, label, call);
        }
        Row earlier = rows.find(key).orElseThrow(IdempotentCalls::inUse);
        if (earlier.begun().isBefore(clock.instant().minus(RETENTION))) {
            rows.forget(key);
            return once(key, fingerprint, label, call);
        }
        if (!earlier.fingerprint().equals(fingerprint)) {
            throw new ApiError(
                    422,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used for another request. Use a new one for a new request.");
        }
        return earlier.answer() == null
                ? unanswered(key, earlier, call)
                : call.replayed().apply(earlier.answer());
    }

    private <M, A> A unanswered(Key key, Row earlier, Call<M, A> call) {
        if (pending.contains(earlier.label())) {
            throw inUse();
        }
        Optional<M> found = call.find().apply(earlier.label());
        if (found.isPresent()) {
            First first = call.kept().apply(found.get());
            rows.answered(key, first);
            return call.replayed().apply(first);
        }
        if (earlier.begun().isAfter(clock.instant().minus(TAKEOVER))
                || !rows.takeOver(key, earlier.begun(), clock.instant())) {
            throw inUse();
        }
        return make(key, earlier.label(), call);
    }

    private <M, A> A make(Key key, String label, Call<M, A> call) {
        pending.add(label);
        try {
            M made = call.make().apply(label);
            keep(key, call.kept().apply(made));
            return call.answer().apply(made);
        } catch (RuntimeException failure) {
            boolean unclear = failure instanceof RecordedFailure recorded && recorded.unclear();
            if (!unclear) {
                rows.forget(key);
            }
            throw failure;
        } finally {
            pending.remove(label);
        }
    }

    /// Stores the answer. Failing to must not fail the call, because what it created exists; its label finds
    /// it later.
    private void keep(Key key, First first) {
        try {
            rows.answered(key, first);
        } catch (DataAccessException failure) {
            log.error("The answer to a call could not be kept for its repetition.", failure);
        }
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOld() {
        outage.run(() -> rows.forgetBefore(clock.instant().minus(RETENTION)));
    }

    private static ApiError inUse() {
        return new ApiError(
                409,
                "IDEMPOTENCY_KEY_IN_USE",
                "A request with this Idempotency-Key is still being answered. Repeat it in a moment.",
                Map.of("Retry-After", "5"));
    }
}

package io.sandboxconsole.gateway;

import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.gateway.IdempotencyRepository.First;
import io.sandboxconsole.gateway.IdempotencyRepository.Key;
import io.sandboxconsole.gateway.IdempotencyRepository.Row;
import io.sandboxconsole.gateway.response.ApiError;
import io.sandboxconsole.sandbox.passthrough.PassThroughResult;
import io.sandboxconsole.sandbox.provider.EngineRequest.Header;
import io.sandboxconsole.sandbox.provider.EngineResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes each creation once, however often it is asked for under the same key within a day: whoever asks again gets the
/// first answer, also when it was lost on the way or the console ended in between.
@Component
class IdempotentCreations {

    private static final Logger log = LoggerFactory.getLogger(IdempotentCreations.class);

    private static final Duration KEPT = Duration.ofHours(24);

    /// Longer than any engine takes.
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final List<Header> REPLAYED =
            List.of(new Header("Content-Type", "application/json"), new Header("Idempotent-Replay", "true"));

    private final IdempotencyRepository rows;

    private final Clock clock;

    /// The labels of what this node is making now.
    private final Set<String> underway = ConcurrentHashMap.newKeySet();

    IdempotentCreations(IdempotencyRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// How to make a sandbox, and how to find one that was made, both by the label of the request.
    record Ways(Function<String, PassThroughResult> make, Function<String, Optional<PassThroughResult>> find) {}

    /// @param wish the fingerprint of what is asked for, and the label it gets if it is new
    /// @throws ApiError if something else was asked for under this key, or it is still being made
    EngineResponse once(Key key, Row wish, Ways ways) {
        if (rows.begin(key, wish)) {
            return made(key, wish.request(), ways);
        }
        Optional<Row> found = rows.find(key);
        if (found.isEmpty()) {
            throw inProgress();
        }
        Row earlier = found.get();
        if (earlier.begun().isBefore(clock.instant().minus(KEPT))) {
            rows.forget(key);
            return once(key, wish, ways);
        }
        if (!earlier.fingerprint().equals(wish.fingerprint())) {
            throw new ApiError(
                    422,
                    "IDEMPOTENCY_KEY_REUSED",
                    "This Idempotency-Key was used for another request. Use a new one for a new sandbox.");
        }
        return earlier.answer() == null ? unanswered(key, earlier, ways) : replayed(earlier.answer());
    }

    Row row(String fingerprint, String request) {
        return new Row(fingerprint, request, clock.instant(), null);
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOld() {
        rows.forgetBefore(clock.instant().minus(KEPT));
    }

    private EngineResponse unanswered(Key key, Row earlier, Ways ways) {
        if (underway.contains(earlier.request())) {
            throw inProgress();
        }
        Optional<PassThroughResult> found = ways.find().apply(earlier.request());
        if (found.isPresent()) {
            var first = new First(found.get().status(), found.get().body());
            rows.answered(key, first);
            return replayed(first);
        }
        if (earlier.begun().isAfter(clock.instant().minus(LONGEST))
                || !rows.takeOver(key, earlier.begun(), clock.instant())) {
            throw inProgress();
        }
        return made(key, earlier.request(), ways);
    }

    private EngineResponse made(Key key, String request, Ways ways) {
        underway.add(request);
        try {
            var created = ways.make().apply(request);
            keep(key, created);
            return created.answer();
        } catch (RuntimeException failure) {
            boolean unclear = failure instanceof RecordedFailure recorded && recorded.unclear();
            if (!unclear) {
                rows.forget(key);
            }
            throw failure;
        } finally {
            underway.remove(request);
        }
    }

    /// The sandbox is there: that its answer cannot be kept must not read as a failure. It is found by its label.
    private void keep(Key key, PassThroughResult created) {
        try {
            rows.answered(key, new First(created.status(), created.body()));
        } catch (DataAccessException failure) {
            log.error("The answer to a creation could not be kept for its repetition.", failure);
        }
    }

    private static EngineResponse replayed(First first) {
        return EngineResponse.of(first.status(), REPLAYED, first.body());
    }

    private static ApiError inProgress() {
        return new ApiError(
                409,
                "IDEMPOTENCY_KEY_IN_USE",
                "A request with this Idempotency-Key is still being answered. Repeat it in a moment.",
                Map.of("Retry-After", "5"));
    }
}

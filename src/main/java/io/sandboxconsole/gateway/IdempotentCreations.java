package io.sandboxconsole.gateway;

import io.sandboxconsole.access.DatabaseOutage;
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

/// Executes each creation once, however often it is requested under the same key within a day: repetitions get the
/// first response, also when it was lost on the way or the console ended in between.
@Component
class IdempotentCreations {

    private static final Logger log = LoggerFactory.getLogger(IdempotentCreations.class);

    private static final Duration RETENTION = Duration.ofHours(24);

    /// The time after which a creation without a response is taken over; longer than any engine takes.
    private static final Duration TAKEOVER = Duration.ofMinutes(5);

    private static final List<Header> REPLAYED =
            List.of(new Header("Content-Type", "application/json"), new Header("Idempotent-Replay", "true"));

    private final IdempotencyRepository rows;

    private final Clock clock;

    private final DatabaseOutage outage = new DatabaseOutage(log, "Creations older than a day wait to be forgotten");

    /// The labels of the creations that run on this node.
    private final Set<String> pending = ConcurrentHashMap.newKeySet();

    IdempotentCreations(IdempotencyRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// The functions that create a sandbox, and find a created one, both by the label of the request.
    record Ways(Function<String, PassThroughResult> make, Function<String, Optional<PassThroughResult>> find) {}

    /// @param row the fingerprint of the request, and the label it gets if it is new
    /// @throws ApiError if another request used this key, or its creation is still pending
    EngineResponse once(Key key, Row row, Ways ways) {
        if (rows.begin(key, row)) {
            return create(key, row.request(), ways);
        }
        Optional<Row> found = rows.find(key);
        if (found.isEmpty()) {
            throw inProgress();
        }
        Row earlier = found.get();
        if (earlier.begun().isBefore(clock.instant().minus(RETENTION))) {
            rows.forget(key);
            return once(key, row, ways);
        }
        if (!earlier.fingerprint().equals(row.fingerprint())) {
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
        outage.run(() -> rows.forgetBefore(clock.instant().minus(RETENTION)));
    }

    private EngineResponse unanswered(Key key, Row earlier, Ways ways) {
        if (pending.contains(earlier.request())) {
            throw inProgress();
        }
        Optional<PassThroughResult> found = ways.find().apply(earlier.request());
        if (found.isPresent()) {
            var first = new First(found.get().status(), found.get().body());
            rows.answered(key, first);
            return replayed(first);
        }
        if (earlier.begun().isAfter(clock.instant().minus(TAKEOVER))
                || !rows.takeOver(key, earlier.begun(), clock.instant())) {
            throw inProgress();
        }
        return create(key, earlier.request(), ways);
    }

    private EngineResponse create(Key key, String request, Ways ways) {
        pending.add(request);
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
            pending.remove(request);
        }
    }

    /// Stores the response. Failing to must not fail the call, because the sandbox exists; its label finds it later.
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

package io.sandboxconsole.gateway.api;

import io.sandboxconsole.access.DatabaseOutage;
import io.sandboxconsole.access.RecordedFailure;
import io.sandboxconsole.gateway.api.CallRepository.First;
import io.sandboxconsole.gateway.api.CallRepository.Key;
import io.sandboxconsole.gateway.api.CallRepository.Row;
import io.sandboxconsole.gateway.auth.Caller;
import io.sandboxconsole.sandbox.spec.ReservedMetadata;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Makes each call that creates something once, however often a caller repeats it under one `Idempotency-Key`
/// within a day: repetitions get the first answer, without secrets. Safe for use by several threads.
@Component
public class RepeatableCalls {

    private static final Logger log = LoggerFactory.getLogger(RepeatableCalls.class);

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private static final Duration RETENTION = Duration.ofHours(24);

    /// The time after which a call without an answer is taken over; longer than any call takes.
    private static final Duration TAKEOVER = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final CallRepository rows;

    private final Clock clock;

    private final DatabaseOutage outage = new DatabaseOutage(log, "Calls older than a day wait to be forgotten");

    /// The labels of the calls that run on this node.
    private final Set<String> pending = ConcurrentHashMap.newKeySet();

    RepeatableCalls(CallRepository rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /// A call that creates something.
    ///
    /// @param <T> the type of the answer
    /// @param route its method and path
    /// @param body what was sent
    /// @param type of the answer
    /// @param make makes it, with a label that is the same in each repetition
    /// @param find finds what an earlier attempt with that label has made, whose answer was lost
    /// @param kept the answer without its secrets, for repetitions
    public record Call<T>(
            String route,
            Object body,
            Class<T> type,
            Function<String, Made<T>> make,
            Function<String, Optional<Made<T>>> find,
            Function<T, T> kept) {

        /// A call that makes nothing outside of the console's database, and whose answer holds no secret.
        public static <T> Call<T> of(String route, Object body, Class<T> type, Function<String, Made<T>> make) {
            return new Call<>(route, body, type, make, _ -> Optional.empty(), made -> made);
        }
    }

    /// What was created, and where it is.
    public record Made<T>(T answer, @Nullable URI location) {}

    /// Makes the call, or repeats its first answer.
    ///
    /// @param key the header `Idempotency-Key`; absent for a call that is not to be repeated
    /// @throws ApiProblem if the key is not valid, belongs to another call, or that call is not answered yet
    public <T> ResponseEntity<T> once(Caller caller, @Nullable String key, Call<T> call) {
        if (key == null) {
            return created(call.make().apply(ReservedMetadata.newRequest()));
        }
        if (!KEY.matcher(key).matches()) {
            throw new ApiProblem(
                            ProblemType.INVALID_IDEMPOTENCY_KEY,
                            "An Idempotency-Key has 1 to 255 printable characters and no spaces.")
                    .field("Idempotency-Key");
        }
        var row = new Row(fingerprint(call), ReservedMetadata.newRequest(), clock.instant(), null);
        return once(new Key(caller.actor().id().label(), key), row, call);
    }

    private <T> ResponseEntity<T> once(Key key, Row row, Call<T> call) {
        if (rows.begin(key, row)) {
            return make(key, row.label(), call);
        }
        Optional<Row> found = rows.find(key);
        if (found.isEmpty()) {
            throw inUse();
        }
        Row earlier = found.get();
        if (earlier.begun().isBefore(clock.instant().minus(RETENTION))) {
            rows.forget(key);
            return once(key, row, call);
        }
        if (!earlier.fingerprint().equals(row.fingerprint())) {
            throw new ApiProblem(
                            ProblemType.IDEMPOTENCY_KEY_REUSED,
                            "This Idempotency-Key was used for another request. Use a new one for a new request.")
                    .field("Idempotency-Key");
        }
        return earlier.answer() == null ? unanswered(key, earlier, call) : replayed(earlier.answer(), call);
    }

    private <T> ResponseEntity<T> unanswered(Key key, Row earlier, Call<T> call) {
        if (pending.contains(earlier.label())) {
            throw inUse();
        }
        Optional<Made<T>> found = call.find().apply(earlier.label());
        if (found.isPresent()) {
            var first = first(found.get(), call);
            rows.answered(key, first);
            return replayed(first, call);
        }
        if (earlier.begun().isAfter(clock.instant().minus(TAKEOVER))
                || !rows.takeOver(key, earlier.begun(), clock.instant())) {
            throw inUse();
        }
        return make(key, earlier.label(), call);
    }

    private <T> ResponseEntity<T> make(Key key, String label, Call<T> call) {
        pending.add(label);
        try {
            var made = call.make().apply(label);
            keep(key, first(made, call));
            return created(made);
        } catch (RuntimeException failure) {
            if (!(failure instanceof RecordedFailure recorded && recorded.unclear())) {
                rows.forget(key);
            }
            throw failure;
        } finally {
            pending.remove(label);
        }
    }

    /// A failure to keep the answer must not fail the call, because what it created exists.
    private void keep(Key key, First first) {
        try {
            rows.answered(key, first);
        } catch (DataAccessException failure) {
            log.error("The answer to a call could not be kept for its repetition.", failure);
        }
    }

    private static <T> First first(Made<T> made, Call<T> call) {
        return new First(
                HttpStatus.CREATED.value(),
                made.location() == null ? null : made.location().toString(),
                ApiJson.MAPPER.writeValueAsBytes(call.kept().apply(made.answer())));
    }

    private static <T> ResponseEntity<T> created(Made<T> made) {
        var answer = ResponseEntity.status(HttpStatus.CREATED);
        return (made.location() == null ? answer : answer.location(made.location())).body(made.answer());
    }

    private static <T> ResponseEntity<T> replayed(First first, Call<T> call) {
        var answer = ResponseEntity.status(first.status()).header("Idempotent-Replay", "true");
        return (first.location() == null ? answer : answer.location(URI.create(first.location())))
                .body(ApiJson.MAPPER.readValue(first.body(), call.type()));
    }

    @Scheduled(fixedDelayString = "PT1H")
    void forgetOld() {
        outage.run(() -> rows.forgetBefore(clock.instant().minus(RETENTION)));
    }

    private static ApiProblem inUse() {
        return new ApiProblem(
                        ProblemType.IDEMPOTENCY_KEY_IN_USE,
                        "A request with this Idempotency-Key is still being answered. Repeat it in a moment.")
                .field("Idempotency-Key")
                .retryAfter(PAUSE);
    }

    private static String fingerprint(Call<?> call) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((call.route() + "\n").getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(ApiJson.MAPPER.writeValueAsBytes(call.body())));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256.", impossible);
        }
    }
}
